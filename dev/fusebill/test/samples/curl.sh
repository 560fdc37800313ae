curl -X POST "https://secure.fusebill.com/v1/Salesforce/Latch" \
-H "Content-Type: application/json" \
-H "Authorization: Basic {APIKey}" \
-d "{fusebillId:{customerId},salesforceId:'{salesforceId}'}"
