/** Static queries. */
import type { Frame } from '../interpret/frame';
import type { QueryTree } from '../syntax/query-tree';
import type { Expression } from '../syntax/tree';
import type { Value } from '../values';
import { FRAME, type Js } from './code';
import { compileAlone } from './expressions';
import type { Site } from './site';

/** A query whose binds are expressions where it stands. */
export function compileQuery(query: QueryTree, site: Site): Js {
    const { vm, names, code } = site;
    const binds = new Map<Expression, (frame: Frame) => Value>();
    const bindOf = (expression: Expression): ((frame: Frame) => Value) => {
        const bind = binds.get(expression) ?? compileAlone(expression, site);
        binds.set(expression, bind);
        return bind;
    };
    const run = (frame: Frame, slots: readonly Value[]): Value => {
        frame.slots = slots;
        return vm.database.query(query, frame, (expression) => bindOf(expression)(frame));
    };
    return code.call(run, FRAME, names.values());
}
