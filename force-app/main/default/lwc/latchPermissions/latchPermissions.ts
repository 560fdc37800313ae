import latchPermission from '@salesforce/customPermission/Latch_Customer';
import healthPermission from '@salesforce/customPermission/Latch_Health';
import movePermission from '@salesforce/customPermission/Latch_Move';
import syncPermission from '@salesforce/customPermission/Latch_Sync';
import lookOnlyLabel from '@salesforce/label/c.Latch_Look_Only';
import moveBarredLabel from '@salesforce/label/c.Latch_Move_Barred';
import refusedLabel from '@salesforce/label/c.Latch_Refused_Permission';
import { fill } from 'c/latchMessages';

/** Whether the user may latch. This only hides what Apex would refuse. */
export const mayLatch = Boolean(latchPermission);

/** Whether the user may move a customer from one Account to another. */
export const mayMove = mayLatch && Boolean(movePermission);

/** Whether the user may change how Fusebill synchronizes a customer. */
export const maySync = Boolean(syncPermission);

/** Whether the user may check the connection. */
export const mayCheckHealth = Boolean(healthPermission);

/** What a user who may not latch can ask an admin for. */
export const lookOnly = fill(lookOnlyLabel, 'Fusebill Latch User');

/** What a user who may not move can ask an admin for. */
export const moveBarred = fill(moveBarredLabel, 'Fusebill Latch Admin');

/** What a user who may not check the connection can ask an admin for. */
export const healthBarred = fill(refusedLabel, 'Fusebill Latch Admin');
