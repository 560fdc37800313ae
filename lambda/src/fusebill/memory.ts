/** What an environment has learned about this Fusebill, from event to event. */
export type Memory = {
    /** Until when `SalesforceId` is taken for a field that can't be asked for; milliseconds since 1970. */
    unlistableUntil?: number;
};
