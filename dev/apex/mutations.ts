import type { Mutation } from '../../tools/apex-runtime/mutations';

/** Faults that the Apex tests must find. */
export const MUTATIONS: readonly Mutation[] = [
    {
        fault: 'a user who may latch may also move',
        replace: 'if (missing == null && attempt.isMove())',
        by: 'if (missing == null && !attempt.isMove())',
    },
    {
        fault: 'nobody needs a permission to check the connection',
        replace: "String missing = missing('Latch_Health', 'Fusebill Latch Admin');",
        by: 'String missing = null;',
    },
    {
        fault: 'an Account that can only be read is latched',
        replace: 'access.get(attempt.accountId)?.HasEditAccess != true',
        by: 'access.get(attempt.accountId)?.HasReadAccess != true',
    },
    {
        fault: 'customers are read for an Account that the user may not see',
        replace: 'accessTo(new Set<Id>{ accountId }).get(accountId)?.HasReadAccess == true',
        by: 'accountId != null',
    },
    {
        fault: 'a message calls an Account that the user may not see by its id alone',
        replace: 'LatchHolders.toAccountId(name) != null;',
        by: 'false;',
    },
    {
        fault: 'after a merge, any Account can take the customer',
        replace: "accountId == reply.text('holderMergedInto')",
        by: "reply.text('holderMergedInto') != null",
    },
    {
        fault: 'requests are sent while the rate limit is used up',
        replace: 'i < most && seconds == null && !waiting.isEmpty()',
        by: 'i < most && !waiting.isEmpty()',
    },
    {
        fault: 'a suggestion names a Contact with another email address',
        replace: "reason.get('kind') == 'emailEquals' && email",
        by: 'email',
    },
    {
        fault: 'the customer id 0 is sent',
        replace: 'fusebillId < 1',
        by: 'fusebillId < 0',
    },
    {
        fault: 'a customer id is sent that JSON would round',
        replace: '9007199254740991L',
        by: '9007199254740992L',
    },
    {
        fault: 'a move needs no reason',
        replace: 'VISIBLE.matcher(reason).find() && reason.length() <= LONGEST_TEXT',
        by: 'reason.length() <= LONGEST_TEXT',
    },
    {
        fault: 'a user who may not move learns whether there is an unlatch request',
        replace:
            'if (refusal != null) { return refusal; } Fusebill_Latch__c open = LatchUnlatchRequests.find(accountId, fusebillId); return open',
        by: 'Fusebill_Latch__c open = LatchUnlatchRequests.find(accountId, fusebillId); if (open != null && refusal != null) { return refusal; } return open',
    },
    {
        fault: 'a success of another customer counts for the one that was asked for',
        replace: 'shown?.fusebillId == null || shown.fusebillId == fusebillId',
        by: 'true',
    },
    {
        fault: 'a success of another Account counts for the one that was asked for',
        replace: 'LatchHolders.toAccountId(shown.accountId) == accountId',
        by: 'true',
    },
    {
        fault: 'a chain of merges uses the queries that the record needs',
        replace: 'losers.isEmpty() || !LatchLimits.hasSpareQuery()',
        by: 'losers.isEmpty()',
    },
    {
        fault: 'after a merge, a customer was moved from the Account to itself',
        replace: 'row.Previous_Account__c == row.Account__c ? null : row.Previous_Account__c',
        by: 'row.Previous_Account__c',
    },
    {
        fault: 'billing is read for the id of another object',
        replace: 'LatchHolders.toAccountId((String) accountId) != null &&',
        by: 'accountId != null &&',
    },
    {
        fault: 'a move does not send the holder that the user saw',
        replace: "event.put('expectedHolder', expectedHolder);",
        by: "event.put('expectedHolder', null);",
    },
    {
        fault: 'a plain latch moves a customer from its holder',
        replace: "'forceLatch' => false",
        by: "'forceLatch' => true",
    },
    {
        fault: 'a missing function is reported as a refused signature',
        replace: '404 => LatchCode.FUNCTION_NOT_FOUND',
        by: '404 => LatchCode.SIGNATURE_REFUSED',
    },
    {
        fault: 'an error answer from AWS is read as a reply',
        replace: 'if (response.getStatusCode() != 200)',
        by: 'if (response.getStatusCode() >= 500)',
    },
    {
        fault: 'a crash of the function is read as a reply',
        replace: "if (response.getHeader('X-Amz-Function-Error') != null)",
        by: "if (response.getHeader('X-Amz-Function-Error') == 'Handled')",
    },
    {
        fault: 'a later attempt for the same customer is sent first',
        replace: 'next.addAll(waiting); waiting = next;',
        by: 'waiting.addAll(next);',
    },
    {
        fault: 'a transaction makes a fifth callout',
        replace: 'MOST_CALLOUTS = 4;',
        by: 'MOST_CALLOUTS = 5;',
    },
    {
        fault: 'the record does not store the previous holder',
        replace: "String holder = reply.text('previousHolder');",
        by: 'String holder = null;',
    },
    {
        fault: 'the record stores the wrong code',
        replace: 'cut(reply.code(), Fusebill_Latch__c.Error_Code__c)',
        by: 'cut(reply.requestId, Fusebill_Latch__c.Error_Code__c)',
    },
    {
        fault: 'the record does not store the reason',
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
        fault: 'a missing row of a latch is not reported',
        replace: 'if (attempt.row == null && attempt.reply.ok)',
        by: 'if (attempt.row == null && !attempt.reply.ok)',
    },
    {
        fault: 'a batch exceeds the callout limit of the transaction',
        replace: 'Math.min(MOST_CALLOUTS, left)',
        by: 'MOST_CALLOUTS',
    },
    {
        fault: 'users who may see no Accounts get no reply',
        replace: '!accountIds.isEmpty() && Schema.SObjectType.Account.isAccessible()',
        by: '!accountIds.isEmpty()',
    },
    {
        fault: 'revenue and net revenue are swapped',
        replace: "snapshot.mrr = numberIn(fields, 'monthlyRecurringRevenue');",
        by: "snapshot.mrr = numberIn(fields, 'netMonthlyRecurringRevenue');",
    },
    {
        fault: 'a reply without data counts as a success',
        replace: 'ok == true ? data != null',
        by: 'ok == true ? true',
    },
    {
        fault: 'the history shows the oldest attempts',
        replace: 'ORDER BY CreatedDate DESC, Name DESC LIMIT :MOST_ATTEMPTS',
        by: 'ORDER BY CreatedDate ASC, Name ASC LIMIT :MOST_ATTEMPTS',
    },
    {
        fault: 'a request is closed although Fusebill still shows the latch',
        replace: 'if (!reply.ok || isHeld(reply))',
        by: 'if (!reply.ok)',
    },
    {
        fault: 'a request that somebody else closed is closed again',
        replace: 'WHERE Id = :request.Id AND Unlatch_For__c != NULL',
        by: 'WHERE Id = :request.Id',
    },
    {
        fault: 'withdrawing a request clears the latch',
        replace: "if (outcome != 'unlatchWithdrawn')",
        by: "if (outcome != '')",
    },
    {
        fault: 'a request stays open after a new latch replaces its own',
        replace: '!changed.contains(row.Unlatch_For__c) &&',
        by: '',
    },
    {
        fault: 'a customer without an id matches rows that are not requests',
        replace: 'Unlatch_For__c = :customerId AND Unlatch_For__c != NULL',
        by: 'Unlatch_For__c = :customerId',
    },
    {
        fault: 'a customer without a readable holder counts as unlatched',
        replace:
            "fields.containsKey('salesforceId') && (holder == null || holder instanceof String)",
        by: 'true',
    },
    {
        fault: 'another customer closes the request',
        replace: 'isClear && LatchSnapshot.forCustomer(fields).fusebillId == fusebillId',
        by: 'isClear',
    },
    {
        fault: 'a user who may not latch may dismiss',
        replace: 'LatchAccess.refuse(new List<LatchAttempt>{ attempt });',
        by: '',
    },
    {
        fault: 'a latched customer stays dismissed',
        replace: 'remove(latched);',
        by: '',
    },
    {
        fault: 'a failed latch restores a dismissed customer',
        replace: 'if (attempt.reply.ok) {\n                latched.add(attempt);',
        by: 'if (true) {\n                latched.add(attempt);',
    },
    {
        fault: 'a batch restores every combination of its Accounts and customers',
        replace: 'customers.get(row.Account__c).contains(row.Customer_Id__c)',
        by: 'true',
    },
    {
        fault: 'a latch is sent that the transaction cannot record',
        replace: 'return LatchLimits.refuse(open(asked));',
        by: 'return open(asked);',
    },
    {
        fault: 'a latch after a merge makes one callout too many',
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
        replace: 'return null; // Fusebill stores whatever it was given, id or not.',
        by: 'throw e;',
    },
    {
        fault: 'a holder of a wrong type fails the request',
        replace: 'fields.remove(name);',
        by: '',
    },
    {
        fault: 'only the latest of several merges is followed',
        replace: 'later.get(winners.get(loser)) ?? winners.get(loser)',
        by: 'winners.get(loser)',
    },
    {
        fault: 'an error of the credential is recognised in English only',
        replace: "calloutFault.contains(ENDPOINT.substringAfter(':')) ||",
        by: '',
    },
    {
        fault: 'a user without Latch Sync changes the synchronization',
        replace: '?? LatchAccess.synchRefusal(accountId);',
        by: ';',
    },
    {
        fault: 'the synchronization of an Account that can only be read is changed',
        replace: 'accessTo(new Set<Id>{ accountId }).get(accountId)?.HasEditAccess == true',
        by: 'accessTo(new Set<Id>{ accountId }).get(accountId)?.HasReadAccess == true',
    },
    {
        fault: 'an unknown operation on the synchronization is sent',
        replace: 'if (target.isOpen() && !OUTCOMES.containsKey(operation))',
        by: 'if (target.isOpen() && operation == null)',
    },
    {
        fault: 'a failed change of the synchronization is recorded as made',
        replace: 'reply.ok ? OUTCOMES.get(operation) : FAILED',
        by: 'OUTCOMES.get(operation)',
    },
    {
        fault: 'customers that Fusebill has listed are read again',
        replace: "reply.data?.get('isListable') != false || ",
        by: 'reply.data == null || ',
    },
    {
        fault: 'a customer that the Account lost is shown as its own',
        replace: 'LatchHolders.toAccountId(holder) == accountId',
        by: 'LatchHolders.toAccountId(holder) != null',
    },
    {
        fault: 'every stored customer is read, however many there are',
        replace: '&& fusebillIds.size() < MOST_READINGS',
        by: '',
    },
    {
        fault: 'a listed customer is read a second time',
        replace: '!known.contains(fusebillId) &&',
        by: '',
    },
    {
        fault: 'suggestions are shown beside a stored customer',
        replace: "reply.data.put('suggestions', new List<Object>());",
        by: '',
    },
    {
        fault: 'billing is read for an Account that the user may not see',
        replace: 'LatchAccess.readRefusal(accountId) ?? answer(LatchPayload.billing(fusebillId))',
        by: 'answer(LatchPayload.billing(fusebillId))',
    },
    {
        fault: 'billing asks for the customer instead',
        replace: "'action' => 'billing'",
        by: "'action' => 'customer'",
    },
    {
        fault: 'customers are read without callouts left',
        replace: 'if (!LatchLimits.hasCallout()) {',
        by: 'if (false) {',
    },
    {
        fault: 'a latch starts with too few queries left to record it',
        replace: 'Limits.getQueries() + QUERIES > Limits.getLimitQueries()',
        by: 'Limits.getQueries() > Limits.getLimitQueries()',
    },
    {
        fault: 'a latch starts with too few DML statements left to record it',
        replace: 'Limits.getDmlStatements() + STATEMENTS > Limits.getLimitDmlStatements()',
        by: 'Limits.getDmlStatements() > Limits.getLimitDmlStatements()',
    },
    {
        fault: 'a latch starts with too few DML rows left to record it',
        replace: 'Limits.getDmlRows() + rows > Limits.getLimitDmlRows()',
        by: 'Limits.getDmlRows() > Limits.getLimitDmlRows()',
    },
    {
        fault: 'closing a request leaves it open',
        replace: 'Current_For__c = null, Unlatch_For__c = null)',
        by: 'Current_For__c = null)',
    },
    {
        fault: 'a closed latch stays current',
        replace: 'new Fusebill_Latch__c(Id = row.Id, Current_For__c = null, Unlatch_For__c = null)',
        by: 'new Fusebill_Latch__c(Id = row.Id, Unlatch_For__c = null)',
    },
    {
        fault: 'an amount that is too large prevents the row',
        replace: 'amount != null && Math.abs(amount) < LARGEST_AMOUNT ? amount : null',
        by: 'amount',
    },
    {
        fault: 'a text that is too long prevents the row',
        replace: 'return text?.left(field.getDescribe().getLength());',
        by: 'return text;',
    },
    {
        fault: "the request of another Account counts as this one's",
        replace: 'if (row.Account__c == accountId)',
        by: 'if (accountId != null)',
    },
    {
        fault: 'a request for the Account that had the customer before stays open',
        replace: 'if (other.Account__c != accountId)',
        by: 'if (other.Account__c == null)',
    },
    {
        fault: 'a second request fails instead of showing the first',
        replace: 'fault != null && fault != StatusCode.DUPLICATE_VALUE',
        by: 'fault != null',
    },
    {
        fault: 'a customer that nobody has counts as moved away',
        replace: "holder == null ? 'unlatched' : 'movedAway'",
        by: "holder == null ? 'movedAway' : 'unlatched'",
    },
    {
        fault: 'anybody may ask for a latch to be undone',
        replace: 'LatchAccess.refuse(new List<LatchAttempt>{ move });',
        by: '',
    },
    {
        fault: 'a merge of Accounts closes a request',
        replace: "reply.text('holderMergedInto') ?? LatchHolders.toAccountId(holder)",
        by: 'LatchHolders.toAccountId(holder)',
    },
    {
        fault: 'a latched customer can be dismissed',
        replace: 'if (isCurrent(attempt))',
        by: 'if (attempt == null)',
    },
    {
        fault: 'the long name of a dismissed customer is not cut',
        replace: 'customerName?.left(longest)',
        by: 'customerName',
    },
    {
        fault: 'a refusal that names no holder looks like one that does not know',
        replace: 'if (holder == null || holder instanceof String)',
        by: 'if (holder instanceof String)',
    },
    {
        fault: 'a flow does not learn who holds the customer',
        replace: "reply.ok ? null : reply.text('holder')",
        by: 'null',
    },
    {
        fault: 'the user is not told how long to wait',
        replace: 'return seconds instanceof Integer',
        by: 'return seconds == null',
    },
    {
        fault: 'a patch counts as another version',
        replace: 'minorOf(version) != minorOf(PACKAGE_VERSION)',
        by: 'version != PACKAGE_VERSION',
    },
    {
        fault: 'a failure that both versions know is blamed on the version',
        replace: 'return known == LatchCode.INVALID_REQUEST;',
        by: 'return true;',
    },
    {
        fault: 'the history does not name the previous Account',
        replace: 'names.get(previousAccountId(row))',
        by: 'null',
    },
    {
        fault: 'a customer without a company has no name',
        replace: "textIn(fields, 'companyName') ?? personIn(fields)",
        by: "textIn(fields, 'companyName')",
    },
];
