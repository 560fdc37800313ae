import { startLocalStack } from './local-stack';

async function main(): Promise<void> {
    const port = Number(process.env.PORT ?? 4000);
    const { org, aws, fusebill } = await startLocalStack({ port });
    console.log(`
  Account page   ${org.url}
  AWS emulator   ${aws.url}
  Fusebill       ${fusebill.url}

  Choose an Account, latch a customer (172677 is "Stolen Bikes"). Ctrl+C ends everything.`);
}

main().catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    console.error(isTaken ? 'The port is taken: set PORT to a free one.' : error);
    process.exitCode = 1;
    process.exit();
});
