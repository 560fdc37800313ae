import type { Mutation } from '../../tools/apex-runtime/mutations';

/** Faults that the Apex tests must find. */
export const MUTATIONS: readonly Mutation[] = [
    {
        fault: 'who may latch may also move',
        replace: 'if (missing == null && attempt.isMove())',
        by: 'if (missing == null && !attempt.isMove())',
    },
    {
        fault: 'nobody needs a permission to check the connection',
        replace: "String missing = missing('Latch_Health', 'Latch Admin');",
        by: 'String missing = null;',
    },
    {
        fault: 'the Account need not be editable to latch one customer',
        replace: 'accessTo(attempt.accountId)?.HasEditAccess != true',
        by: 'accessTo(attempt.accountId)?.HasReadAccess != true',
    },
    {
        fault: 'the Accounts need not be editable to latch many customers',
        replace: 'if (access.HasEditAccess)',
        by: 'if (access.RecordId != null)',
    },
    {
        fault: 'the customer id 0 is sent',
        replace: 'fusebillId < 1',
        by: 'fusebillId < 0',
    },
    {
        fault: 'a customer id is sent that JSON rounds',
        replace: '9007199254740991L',
        by: '9007199254740992L',
    },
    {
        fault: 'a move needs no reason',
        replace: "(reason == '' || reason.length() > LONGEST_TEXT)",
        by: '(reason.length() > LONGEST_TEXT)',
    },
    {
        fault: 'a move forgets whom the user saw as the holder',
        replace: "event.put('expectedHolder', expectedHolder);",
        by: "event.put('expectedHolder', null);",
    },
    {
        fault: 'a latch takes a customer from its holder',
        replace: "'forceLatch' => false",
        by: "'forceLatch' => true",
    },
    {
        fault: 'a missing function is called a refused signature',
        replace: '404 => LatchCode.FUNCTION_NOT_FOUND',
        by: '404 => LatchCode.SIGNATURE_REFUSED',
    },
    {
        fault: 'an answer of AWS that is no success is read as a reply',
        replace: 'if (response.getStatusCode() != 200)',
        by: 'if (response.getStatusCode() >= 500)',
    },
    {
        fault: 'a crash of the function is read as a reply',
        replace: "if (response.getHeader('X-Amz-Function-Error') != null)",
        by: "if (response.getHeader('X-Amz-Function-Error') == 'Handled')",
    },
    {
        fault: 'a later attempt for a customer overtakes an earlier one',
        replace: 'next.addAll(waiting); waiting = next;',
        by: 'waiting.addAll(next);',
    },
    {
        fault: 'a transaction makes a fifth callout',
        replace: 'MOST_CALLOUTS = 4;',
        by: 'MOST_CALLOUTS = 5;',
    },
    {
        fault: 'the record loses where a move came from',
        replace: "(String) reply.data?.get('previousHolder')",
        by: 'null',
    },
    {
        fault: 'the record keeps the wrong code',
        replace: "Error_Code__c = cut(reply.error?.get('code')",
        by: "Error_Code__c = cut(reply.error?.get('message')",
    },
    {
        fault: 'the record forgets the reason',
        replace: 'Reason__c = attempt.reason',
        by: 'Reason__c = null',
    },
    {
        fault: 'a failed attempt is recorded as current',
        replace: 'Is_Current__c = reply.ok',
        by: 'Is_Current__c = !reply.ok',
    },
    {
        fault: 'an earlier latch of the customer stays current',
        replace: 'if (!isHeld || !settled.add(row.Customer_Id__c))',
        by: 'if (!isHeld && !settled.add(row.Customer_Id__c))',
    },
    {
        fault: 'the name of an Account is told to people who may not see it',
        replace: 'SELECT Name FROM Account WHERE Id IN :accountIds WITH USER_MODE',
        by: 'SELECT Name FROM Account WHERE Id IN :accountIds WITH SYSTEM_MODE',
    },
    {
        fault: 'revenue and net revenue are swapped',
        replace: "snapshot.mrr = numberIn(fields, 'monthlyRecurringRevenue');",
        by: "snapshot.mrr = numberIn(fields, 'netMonthlyRecurringRevenue');",
    },
    {
        fault: 'a reply without data passes as a success',
        replace: 'ok == true ? data != null',
        by: 'ok == true ? true',
    },
    {
        fault: 'the history shows the oldest attempts',
        replace: 'WITH USER_MODE ORDER BY CreatedDate DESC, Name DESC LIMIT :most',
        by: 'WITH USER_MODE ORDER BY CreatedDate ASC, Name ASC LIMIT :most',
    },
];
