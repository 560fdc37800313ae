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
        fault: 'an Account that can only be read is latched',
        replace: 'access.get(attempt.accountId)?.HasEditAccess != true',
        by: 'access.get(attempt.accountId)?.HasReadAccess != true',
    },
    {
        fault: 'customers are read of an Account that the user may not see',
        replace: 'accessTo(new Set<Id>{ accountId }).get(accountId)?.HasReadAccess == true',
        by: 'accountId != null',
    },
    {
        fault: 'a merge gives away a customer to any Account',
        replace: "accountId == reply.text('holderMergedInto')",
        by: "reply.text('holderMergedInto') != null",
    },
    {
        fault: 'requests are sent that Fusebill refuses for now',
        replace: 'i < most && seconds == null && !waiting.isEmpty()',
        by: 'i < most && !waiting.isEmpty()',
    },
    {
        fault: 'a Contact is named for an address that is not theirs',
        replace: "reason.get('kind') == 'emailEquals' && email",
        by: 'email',
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
        replace: "String holder = reply.text('previousHolder');",
        by: 'String holder = null;',
    },
    {
        fault: 'the record keeps the wrong code',
        replace: 'cut(reply.code(), Fusebill_Latch__c.Error_Code__c)',
        by: 'cut(reply.requestId, Fusebill_Latch__c.Error_Code__c)',
    },
    {
        fault: 'the record forgets the reason',
        replace: 'Reason__c = attempt.reason',
        by: 'Reason__c = null',
    },
    {
        fault: 'no latch is recorded as current',
        replace: 'latest.get(customerId) === attempt ? customerId : null',
        by: 'null',
    },
    {
        fault: 'the latch of a former holder stays current',
        replace: 'return holder != null && accountId == holder;',
        by: 'return holder != null || accountId != null;',
    },
    {
        fault: 'nobody learns that the row of a latch is missing',
        replace: 'if (attempt.row == null && attempt.reply.ok)',
        by: 'if (attempt.row == null && !attempt.reply.ok)',
    },
    {
        fault: 'a batch uses callouts that the transaction has not',
        replace: 'Math.min(MOST_CALLOUTS, left)',
        by: 'MOST_CALLOUTS',
    },
    {
        fault: 'people who may see no Account get no reply',
        replace: '!accountIds.isEmpty() && Schema.SObjectType.Account.isAccessible()',
        by: '!accountIds.isEmpty()',
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
        replace: 'ORDER BY CreatedDate DESC, Name DESC LIMIT :MOST_ATTEMPTS',
        by: 'ORDER BY CreatedDate ASC, Name ASC LIMIT :MOST_ATTEMPTS',
    },
    {
        fault: 'a read that shows the latch closes the request',
        replace: 'if (!reply.ok || isHeld(reply))',
        by: 'if (!reply.ok)',
    },
    {
        fault: 'a request that others have closed is closed again',
        replace: 'WHERE Id = :request.Id AND Unlatch_For__c != NULL',
        by: 'WHERE Id = :request.Id',
    },
    {
        fault: 'a withdrawn request ends the latch',
        replace: "if (outcome != 'unlatchWithdrawn')",
        by: "if (outcome != '')",
    },
    {
        fault: 'a request survives the latch that replaces its own',
        replace: '!changed.contains(row.Unlatch_For__c) &&',
        by: '',
    },
    {
        fault: 'a customer without an ID finds rows that are no request',
        replace: 'Unlatch_For__c = :customerId AND Unlatch_For__c != NULL',
        by: 'Unlatch_For__c = :customerId',
    },
    {
        fault: 'another customer than the one that was asked for closes a request',
        replace: 'if (customer?.fusebillId != fusebillId)',
        by: 'if (customer?.fusebillId == null)',
    },
    {
        fault: 'who may not latch may dismiss',
        replace: 'LatchAccess.refuse(new List<LatchAttempt>{ attempt });',
        by: '',
    },
    {
        fault: 'a latch leaves the customer dismissed',
        replace: 'remove(latched);',
        by: '',
    },
    {
        fault: 'a latch that failed restores the customer',
        replace: 'if (attempt.reply.ok) {\n                latched.add(attempt);',
        by: 'if (true) {\n                latched.add(attempt);',
    },
    {
        fault: 'a batch restores every pair of its Accounts and customers',
        replace: 'customers.get(row.Account__c).contains(row.Customer_Id__c)',
        by: 'true',
    },
    {
        fault: 'a latch is sent that the transaction can not record',
        replace: 'return LatchLimits.refuse(open(asked));',
        by: 'return open(asked);',
    },
    {
        fault: 'a second callout after a merge is one too many',
        replace: 'LatchLimits.hasCallout() && attempt.reopenAfterMerge()',
        by: 'attempt.reopenAfterMerge()',
    },
    {
        fault: 'rows are written with the rights of the user',
        replace: 'Database.insert(rows, false, AccessLevel.SYSTEM_MODE)',
        by: 'Database.insert(rows, false, AccessLevel.USER_MODE)',
    },
    {
        fault: 'a malformed id that Fusebill stores fails the request',
        replace: 'return null; // Fusebill keeps whatever it was once given, ids or not.',
        by: 'throw e;',
    },
    {
        fault: 'a holder of a wrong type fails the request',
        replace: 'fields.remove(name);',
        by: '',
    },
    {
        fault: 'an Account that lost a merge before the last one is nobody',
        replace: 'later.get(winners.get(loser)) ?? winners.get(loser)',
        by: 'winners.get(loser)',
    },
    {
        fault: 'a fault of the credential is recognised in English only',
        replace: "calloutFault.contains(ENDPOINT.substringAfter(':')) ||",
        by: '',
    },
];
