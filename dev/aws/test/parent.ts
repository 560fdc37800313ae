import { invoke, startFunctions } from './invoke';

/** A separate process that runs a function. Its arguments say where to call and whether to return. */
async function main([port, returns]: string[]): Promise<void> {
    const aws = await startFunctions({ caller: {} });
    await invoke(aws, 'caller', { port: Number(port), returns: returns === 'true' });
}

void main(process.argv.slice(2));
