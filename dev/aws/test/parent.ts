import { invoke, startFunctions } from './invoke';

/** A process of its own that runs a function, told by its arguments where to call and whether to return. */
async function main([port, returns]: string[]): Promise<void> {
    const aws = await startFunctions({ caller: {} });
    await invoke(aws, 'caller', { port: Number(port), returns: returns === 'true' });
}

void main(process.argv.slice(2));
