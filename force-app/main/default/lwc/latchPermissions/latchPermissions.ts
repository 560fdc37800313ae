import latchPermission from '@salesforce/customPermission/Latch_Customer';
import healthPermission from '@salesforce/customPermission/Latch_Health';
import movePermission from '@salesforce/customPermission/Latch_Move';
import syncPermission from '@salesforce/customPermission/Latch_Sync';
import lookOnlyLabel from '@salesforce/label/c.Latch_Look_Only';
import moveBarredLabel from '@salesforce/label/c.Latch_Move_Barred';
import refusedLabel from '@salesforce/label/c.Latch_Refused_Permission';
import { fill } from 'c/latchMessages';

/** Whether the user may latch. This only spares them clicks in vain: Apex decides. */
export const mayLatch = Boolean(latchPermission);

/** Whether the user may take a customer from the Account that holds it. */
export const mayMove = mayLatch && Boolean(movePermission);

/** Whether the user may change how Fusebill synchronizes a customer. */
export const maySync = Boolean(syncPermission);

/** Whether the user may check the connection. */
export const mayCheckHealth = Boolean(healthPermission);

/** To someone who may not latch: what to ask for. */
export const lookOnly = fill(lookOnlyLabel, 'Latch User');

/** To someone who may not move: what to ask for. */
export const moveBarred = fill(moveBarredLabel, 'Latch Admin');

/** To someone who may not check the connection: what to ask for. */
export const healthBarred = fill(refusedLabel, 'Latch Admin');
