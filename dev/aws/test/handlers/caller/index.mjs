// Holds a connection while its process runs, so that a test can see when it exits.
import { connect } from 'node:net';

export async function handler({ port, returns }) {
    connect(port, '127.0.0.1');
    if (!returns) await new Promise(() => {});
}
