// Holds a connection for as long as its process lives, so that its end can be seen from outside.
import { connect } from 'node:net';

export async function handler({ port, returns }) {
    connect(port, '127.0.0.1');
    if (!returns) await new Promise(() => {});
}
