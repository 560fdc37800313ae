/** Initial values of fields, and initializer blocks of classes and instances. */
import { Frame } from '../interpret/frame';
import { coercion } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import type { Cls, Step } from '../model/class';
import type { Inst } from '../values';
import { locate, sharingOf, unwind } from './body';
import { compile } from './expressions';
import { Names } from './names';
import type { Site } from './site';
import { compileBlock } from './statements';

type SetUp = (frame: Frame) => void;

/** Compiles the initialization of a class or its instances. */
export function compileSetup(
    vm: Interpreter,
    cls: Cls,
    isStatic: boolean,
): (self: Inst | null) => void {
    const site: Site = { vm, cls, hasSelf: !isStatic, accessor: null, names: new Names() };
    const steps = cls.steps
        .filter((step) => step.isStatic === isStatic)
        .flatMap((step) => compileStep(step, site) ?? []);
    if (steps.length === 0) return () => undefined;
    return (self) => {
        const frame = new Frame(cls, self, sharingOf(vm, cls));
        for (const step of steps) step(frame);
    };
}

function compileStep(step: Step, site: Site): SetUp | null {
    if ('block' in step) {
        const run = compileBlock(step.block, site);
        const { vm } = site;
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
    const { key, init, type } = step.field;
    if (!init) return null;
    const convert = coercion(site.vm, type);
    const evaluate = compile(init, site);
    return (frame) => {
        const values = frame.self ? frame.self.fields : frame.cls.statics;
        values.set(key, convert(evaluate(frame)));
    };
}
