import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readUnit } from '../../syntax/tree-cache';
import { parseUnit } from '../../syntax/read-class';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apex-trees-'));
const file = path.join(folder, 'CachedSample.cls');
const write = (text: string): void => fs.writeFileSync(file, text);

const ONE = 'public class CachedSample { public static Integer n() { return 1; } }';
const TWO = 'public class CachedSample { public static Integer n() {\nreturn 2; } }';

afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('The trees of class files', () => {
    it('can be stored as JSON', () => {
        const unit = parseUnit(ONE, 'CachedSample.cls');

        expect(JSON.parse(JSON.stringify(unit))).toEqual(unit);
    });

    it('change with the content of the file', () => {
        write(ONE);
        expect(readUnit(file)).toEqual(parseUnit(ONE, 'CachedSample.cls'));

        write(TWO);
        expect(readUnit(file)).toEqual(parseUnit(TWO, 'CachedSample.cls'));
    });

    it('are read once per content', () => {
        write(ONE);

        expect(readUnit(file)).toBe(readUnit(file));
    });

    it('name the file of a syntax error', () => {
        write('public class CachedSample {');

        expect(() => readUnit(file)).toThrow(/^CachedSample\.cls:1:/);
    });
});

describe('The lines that coverage counts', () => {
    it('are those on which statements start', () => {
        const unit = parseUnit(
            'public class S {\nInteger f = 1;\nvoid a() {\nif (f == 1) {\nf = 2;\n} else\nf = 3;\nfor (Integer i : x)\n{\nf++;\n}\n}\n}',
            'S.cls',
        );

        expect(unit.lines).toEqual([4, 5, 7, 8, 10]);
    });
});
