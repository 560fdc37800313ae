/** A reference from a file to a component. */
export interface Reference {
    readonly type: string;
    readonly fullName: string;
    readonly file: string;
    readonly line?: number;
}
