/** DML statements, merges and System.runAs. */
import { NotSupported } from '../errors';
import { startRunAs } from '../interpret/run-as';
import { unwrapRow } from '../interpret/conversion';
import { typeNamed } from '../interpret/types';
import type { Frame } from '../interpret/frame';
import type { Dml, DmlLevel, Statement } from '../syntax/tree';
import type { Value } from '../values';
import { FRAME, type Js } from './code';
import { compile } from './expressions';
import type { Site } from './site';
import { compileBlock } from './statements';

const LIST = typeNamed('List');

/** Whether a statement checks what the user may do. */
const isAsUser = (level: DmlLevel, { cls }: Site): boolean =>
    level === null ? cls.userModeByDefault : level === 'user';

export function compileDml({ operation, key, level, target }: Dml, site: Site): Js {
    if (operation === 'undelete') throw new NotSupported('undelete');
    const { vm } = site;
    const asUser = isAsUser(level, site);
    const change = (given: Value, { isSharing: sharing }: Frame): void => {
        const rows = unwrapRow(vm, given, LIST);
        vm.database.change(operation, rows, { asUser, sharing, key, allOrNone: true });
    };
    return `${site.code.call(change, compile(target, site), FRAME)};`;
}

export function compileMerge(node: Extract<Statement, { kind: 'merge' }>, site: Site): Js {
    const { vm } = site;
    const asUser = isAsUser(node.level, site);
    const merge = (master: Value, losers: Value, { isSharing: sharing }: Frame): void => {
        vm.database.merge(master, losers, { asUser, sharing, allOrNone: true });
    };
    const [master, losers] = [compile(node.master, site), compile(node.losers, site)];
    return `${site.code.call(merge, master, losers, FRAME)};`;
}

export function compileRunAs(node: Extract<Statement, { kind: 'runAs' }>, site: Site): Js {
    const { vm, code } = site;
    const end = code.temporary();
    const start = code.call(startRunAs, code.use(vm), compile(node.user, site));
    return `${end} = ${start}; try {${compileBlock(node.body, site)}} finally {${end}();}`;
}
