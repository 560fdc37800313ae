import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, HopCode } from './codes';
import { completeCustomers } from './complete-customers';
import type { LatchEvent } from './event';
import type { Reply } from './reply';

/** An event and the function's reply, in the situation that the file is named after. */
export type Example = { name: string; event: LatchEvent; reply: Reply };

/** An event, the response or exception of the hop to the function, and the code that the user gets. */
export type HopExample = {
    name: string;
    event: LatchEvent;
    code: HopCode | Extract<Code, 'UNEXPECTED'>;
    response?: { status: number; headers: Record<string, string>; body: string };
    /** The message of Apex's `CalloutException`. */
    exception?: string;
    missingPermission?: string;
};

/** All examples of the function's replies. Each call reads them again, so a test may change what it gets. */
export function readExamples(): Example[] {
    return (readFolder('examples') as Example[]).map((example) =>
        example.event.action === 'latchMany' ? example : completeCustomers(example),
    );
}

/** All examples of the hop between Salesforce and the function. */
export function readHopExamples(): HopExample[] {
    return readFolder('examples/hop') as HopExample[];
}

function readFolder(folder: string): unknown[] {
    const path = join(__dirname, folder);
    return readdirSync(path)
        .filter((file) => file.endsWith('.json'))
        .map((file) => ({
            name: file.replace(/\.json$/, ''),
            ...(JSON.parse(readFileSync(join(path, file), 'utf8')) as object),
        }));
}
