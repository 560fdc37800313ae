/** What an environment has learned about this Fusebill, across events. */
export type Memory = {
    /** Until when `SalesforceId` counts as a field that can't be queried; milliseconds since 1970. */
    unlistableUntil?: number;
};
