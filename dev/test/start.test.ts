import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(__dirname, '../..');

test('npm start says before it builds anything that the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const start = spawn(process.execPath, ['--import', 'tsx', 'dev/start.ts'], {
        cwd: ROOT,
        env: { ...process.env, PORT: String(port) },
    });
    const [said, errors, [exitCode]] = await Promise.all([
        text(start.stdout),
        text(start.stderr),
        once(start, 'exit') as Promise<[number | null]>,
    ]);
    server.close();

    expect(errors).toContain(`Can't listen on port ${port}`);
    expect(errors).toContain('PORT=4001 npm start');
    expect(said).toBe('');
    expect(exitCode).toBe(1);
});
