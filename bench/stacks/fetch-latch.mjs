const { FUSEBILL_BASE_URL } = process.env;

/** Latches with `fetch`, without a library. */
export async function fetchLatch({ fusebillId, salesforceId }, key) {
    const response = await fetch(`${FUSEBILL_BASE_URL}/Salesforce/Latch`, {
        method: 'POST',
        headers: { Authorization: `Basic ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ fusebillId, salesforceId, forceLatch: false }),
        signal: AbortSignal.timeout(8000),
    });
    if (!response.ok) throw new Error(`Fusebill answered ${response.status}`);
    return { ok: true, data: await response.json() };
}
