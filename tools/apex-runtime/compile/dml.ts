/** DML statements, merges and System.runAs. */
import { NotSupported } from '../errors';
import { runAs } from '../interpret/run-as';
import { unwrapRow } from '../interpret/conversion';
import { typeNamed } from '../interpret/types';
import type { Dml, DmlLevel, Statement } from '../syntax/tree';
import { compile } from './expressions';
import type { Execute, Site } from './site';
import { compileBlock } from './statements';

const LIST = typeNamed('List');

/** Whether a statement checks what the user may do. */
const isAsUser = (level: DmlLevel, { cls }: Site): boolean =>
    level === null ? cls.userModeByDefault : level === 'user';

export function compileDml({ operation, key, level, target }: Dml, site: Site): Execute {
    if (operation === 'undelete') throw new NotSupported('undelete');
    const { vm } = site;
    const asUser = isAsUser(level, site);
    const evaluate = compile(target, site);
    return (frame) => {
        const { isSharing: sharing } = frame;
        const rows = unwrapRow(vm, evaluate(frame), LIST);
        vm.database.change(operation, rows, { asUser, sharing, key, allOrNone: true });
        return null;
    };
}

export function compileMerge(node: Extract<Statement, { kind: 'merge' }>, site: Site): Execute {
    const { vm } = site;
    const asUser = isAsUser(node.level, site);
    const master = compile(node.master, site);
    const losers = compile(node.losers, site);
    return (frame) => {
        const { isSharing: sharing } = frame;
        vm.database.merge(master(frame), losers(frame), { asUser, sharing, allOrNone: true });
        return null;
    };
}

export function compileRunAs(node: Extract<Statement, { kind: 'runAs' }>, site: Site): Execute {
    const user = compile(node.user, site);
    const run = compileBlock(node.body, site);
    return (frame) => runAs(site.vm, user(frame), () => run(frame));
}
