import demoAccounts from './org/accounts.json';

/** The ids of the demo org's Accounts. */
export const ACCOUNTS = {
    stolenBikes: accountId('Stolen Bikes'),
    bakery: accountId('Harbour Light Bakery'),
    kettle: accountId('Copper Kettle Coffee'),
    interiors: accountId('Juniper & Finch Interiors'),
    holdings: accountId('Juniper Finch Holdings'),
    blueAnchor: accountId('Blue Anchor Logistics'),
    maple: accountId('Maple Row Dental'),
    azraq: accountId('شركة الأزرق للتجارة'),
    paperLantern: accountId('Paper Lantern Studio'),
};

/** The ids of the Fusebill emulator's customers that belong to the demo Accounts. */
export const CUSTOMERS = {
    stolenBikes: 172677,
    bakery: 172690,
    bakeryGroup: 172691,
    kettle: 172701,
    roastery: 172702,
    interiors: 172704,
    mapleCancelled: 172710,
    mapleDraft: 172711,
    mapleRoad: 172712,
    azraq: 172720,
    paperLantern: 172730,
};

function accountId(name: string): string {
    const account = demoAccounts.find((each) => each.Name === name);
    if (account === undefined) throw new Error(`The demo org has no Account ${name}.`);
    return account.Id;
}
