import { join } from 'node:path';
import { PLAIN_ORG } from '../../tools/apex-runtime/data/shape';
import { readProject } from '../../tools/apex-runtime/metadata';
import { findKiller, mutate } from '../../tools/apex-runtime/mutations';
import { MUTATIONS } from './mutations';
import { SHAPES } from './org-shapes';

const project = readProject(join(__dirname, '../../force-app'));

const mutants = MUTATIONS.map((mutation) => ({ ...mutation, ...mutate(project, mutation) }));
let survivors = 0;
for (const mutant of mutants) {
    const killer = findKiller(mutant, [PLAIN_ORG, ...SHAPES]);
    if (killer === null) survivors += 1;
    const verdict = killer === null ? 'SURVIVED' : `found by ${killer}`;
    console.log(`${mutant.className}: ${mutant.fault}: ${verdict}`);
}
console.log(`${mutants.length - survivors} of ${mutants.length} faults were found.`);
process.exitCode = survivors === 0 ? 0 : 1;
