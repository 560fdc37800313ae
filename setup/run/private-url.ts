import { Obstacle } from './step';

/** Whether what is sent there can't be read on the way: by TLS, or because it doesn't leave this machine. */
export function isPrivate({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** The URL; throws an Obstacle when it is none, or when secrets would go there in the clear. */
export function requirePrivate(text: string, what: string): URL {
    if (!URL.canParse(text)) throw new Obstacle(`${what} is not a URL: ${text}`);
    const url = new URL(text);
    if (!isPrivate(url)) throw new Obstacle(`${what} is not https: ${text}`);
    return url;
}
