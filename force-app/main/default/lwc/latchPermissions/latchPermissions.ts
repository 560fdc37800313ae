import latchPermission from '@salesforce/customPermission/Latch_Customer';
import movePermission from '@salesforce/customPermission/Latch_Move';
import lookOnlyLabel from '@salesforce/label/c.Latch_Look_Only';
import moveBarredLabel from '@salesforce/label/c.Latch_Move_Barred';
import { fill } from 'c/latchMessages';

/** Whether the user may latch. This only spares them clicks in vain: Apex decides. */
export const mayLatch = Boolean(latchPermission);

/** Whether the user may take a customer from the Account that holds it. */
export const mayMove = mayLatch && Boolean(movePermission);

/** To somebody who may not latch: what to ask for. */
export const lookOnly = fill(lookOnlyLabel, 'Latch User');

/** To somebody who may not move: what to ask for. */
export const moveBarred = fill(moveBarredLabel, 'Latch Admin');
