import { Obstacle } from './step';

/** Whether nobody on the way can read what is sent: it is encrypted, or doesn't leave this machine. */
export function isPrivate({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** The URL. Throws an Obstacle when the text isn't a URL, or when secrets would go there unencrypted. */
export function requirePrivate(text: string, what: string): URL {
    if (!URL.canParse(text)) throw new Obstacle(`${what} is not a URL: ${text}`);
    const url = new URL(text);
    if (!isPrivate(url)) throw new Obstacle(`${what} is not https: ${text}`);
    return url;
}
