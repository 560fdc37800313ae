export declare function findBrowser(): Promise<string>;
export declare function unpackBrowser(): Promise<string>;
