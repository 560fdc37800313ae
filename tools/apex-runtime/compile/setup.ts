/** Initial values of fields, and initializer blocks of classes and instances. */
import { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { Cls, Step } from '../model/class';
import type { Inst } from '../values';
import type { Block } from '../syntax/tree';
import { converted } from './assignment';
import { sharingOf } from './body';
import { Code, FRAME, quoted, type Js } from './code';
import { compile } from './expressions';
import { Names } from './names';
import type { Site } from './site';
import { compileBlock } from './statements';
import { locate, unwind } from './unwind';

type Run = (frame: Frame) => void;

/** Compiles the initialization of a class or its instances. */
export function compileSetup(
    vm: Interpreter,
    cls: Cls,
    isStatic: boolean,
): (self: Inst | null) => void {
    const code = new Code<Run>();
    const site: Site = { vm, cls, hasSelf: !isStatic, accessor: null, names: new Names(), code };
    const steps = cls.steps
        .filter((step) => step.isStatic === isStatic)
        .map((step) => compileStep(step, site))
        .filter((step) => step !== '');
    if (steps.length === 0) return () => undefined;
    const values = isStatic ? `${FRAME}.cls.statics` : `${FRAME}.self.fields`;
    const run = code.build([FRAME], [`values = ${values}`], steps.join('\n'));
    return (self) => run(new Frame(cls, self, sharingOf(vm, cls)));
}

function compileStep(step: Step, site: Site): Js {
    if ('block' in step) return `${site.code.call(compileInitializer(step.block, site), FRAME)};`;
    const { key, init, type } = step.field;
    if (!init) return '';
    return `values.set(${quoted(key)}, ${converted(compile(init, site), type, site)});`;
}

/** A block of statements that initializes. */
function compileInitializer(block: Block, { vm, ...place }: Site): (frame: Frame) => void {
    const [code, names] = [new Code<Run>(), new Names()];
    const statements = compileBlock(block, { ...place, vm, code, names });
    const variables = names.declared().map(({ js }) => js);
    const run = code.build([FRAME], variables, statements);
    return (frame) => {
        const depth = vm.frames.length;
        try {
            run(frame);
        } catch (error) {
            unwind(vm, error, depth);
            locate(error, frame);
            throw error;
        }
        frame.line = 0;
    };
}
