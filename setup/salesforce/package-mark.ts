import { createHash } from 'node:crypto';
import { PERMISSION_SETS } from '../../contract/agreed-values';
import type { OrgAccess } from './access';

/** The permission set whose description contains the mark. Setup shows it, and a query can read it. */
const CARRIER = PERMISSION_SETS.credential;
const FILE = `permissionsets/${CARRIER}.permissionset`;
const MARK = / Set up as ([\w.-]+)\.$/;

/** The mark of the deployed package; null when the package or its mark is missing. */
export async function deployedMark(org: OrgAccess): Promise<string | null> {
    const [row] = await org.query(
        `SELECT Description FROM PermissionSet WHERE Name = '${CARRIER}' LIMIT 1`,
    );
    const { Description } = row ?? {};
    return typeof Description === 'string' ? (MARK.exec(Description)?.[1] ?? null) : null;
}

/** The mark of these files: the version, and a hash of everything that is deployed. */
export function markOf(version: string, files: Readonly<Record<string, Uint8Array>>): string {
    const hash = createHash('sha256');
    for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
        hash.update(path).update('\0').update(content);
    }
    return `${version}-${hash.digest('hex').slice(0, 12)}`;
}

/** Adds the mark to the files. */
export function withMark(
    files: Readonly<Record<string, Uint8Array>>,
    mark: string,
): Record<string, Uint8Array> {
    const text = Buffer.from(files[FILE] ?? []).toString();
    const marked = text.replace('</description>', ` Set up as ${mark}.</description>`);
    return { ...files, [FILE]: Buffer.from(marked) };
}
