#Import library JSON
import json
#Import library Requests
import requests
#Pass in a dictionary to the Headers parameter
headers = {'Authorization' : 'Basic {APIKey}', 'Content-Type' : 'application/json'}
#Pass in a dictionary to the Payload parameter
payload = {"fusebillId":{id},"salesforceId":'0014100000JJ3wtAAD'}
#Pass in your URI, Payload and Headers
r = requests.post('https://secure.fusebill.com/v1/Salesforce/Latch', data=json.dumps(payload), headers=headers)
print(r.content)
