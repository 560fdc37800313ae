export declare function findBrowser(): Promise<string>;
export default function setup(): Promise<void>;
