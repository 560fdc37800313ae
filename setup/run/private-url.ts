import { Obstacle } from './step';

/** Whether requests to this URL are private: encrypted, or on this machine. */
export function isPrivate({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** Parses the URL. Throws an Obstacle if it is invalid, or would send secrets unencrypted. */
export function requirePrivate(text: string, what: string): URL {
    if (!URL.canParse(text)) throw new Obstacle(`${what} is not a URL: ${text}`);
    const url = new URL(text);
    if (!isPrivate(url)) throw new Obstacle(`${what} is not https: ${text}`);
    return url;
}
