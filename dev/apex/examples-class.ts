import { readExamples, readHopExamples } from '../../contract/read-examples';
import { DEMO_ACCOUNTS } from '../org/demo-accounts';

type Entries = readonly (readonly [name: string, value: string])[];

/** The Apex class `LatchExamples`: the contract's examples as text, since an Apex test can read no file. */
export function examplesClass(): string {
    const replies = readExamples().map(namedJson);
    const hops = readHopExamples().map(namedJson);
    return `/** The examples of the contract, for tests. Generated: \`npx tsx dev/apex/write-examples.ts\`. */
@IsTest
public class LatchExamples {
    /** An event and the function's reply to it, as JSON, by the name of the situation. */
    public static final Map<String, String> REPLIES = ${apexMap(replies)};

    /** An event, the response of the hop to the function, and its code, as JSON, by the name of the situation. */
    public static final Map<String, String> HOPS = ${apexMap(hops)};

    /** The names of the Accounts in the examples, by their ids. */
    public static final Map<String, String> ACCOUNTS = ${apexMap(accountsIn(replies))};
}
`;
}

function namedJson({ name, ...example }: { name: string }): readonly [string, string] {
    return [name, JSON.stringify(example)];
}

function accountsIn(examples: Entries): Entries {
    return DEMO_ACCOUNTS.filter(({ Id }) => examples.some(([, json]) => json.includes(Id))).map(
        ({ Id, Name }) => [Id, Name],
    );
}

function apexMap(entries: Entries): string {
    const lines = entries.map(([name, value]) => `        ${literal(name)} => ${literal(value)}`);
    return `new Map<String, String>{\n${lines.join(',\n')}\n    }`;
}

function literal(text: string): string {
    return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
