import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPng, writePng, type Picture } from './png';

/** The PNG files in a folder and its subfolders. */
export class PictureFolder {
    private readonly path: string;

    constructor(path: string) {
        this.path = path;
    }

    /** The names of all pictures: their paths without `.png`. */
    names(): string[] {
        return readdirSync(this.path, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.png'))
            .map((file) => file.slice(0, -'.png'.length).replaceAll('\\', '/'))
            .sort();
    }

    /** The picture; null if there is none of this name. */
    read(name: string): Picture | null {
        const file = this.fileOf(name);
        return existsSync(file) ? readPng(readFileSync(file)) : null;
    }

    write(name: string, picture: Picture): void {
        mkdirSync(dirname(this.fileOf(name)), { recursive: true });
        writeFileSync(this.fileOf(name), writePng(picture));
    }

    remove(name: string): void {
        rmSync(this.fileOf(name));
    }

    private fileOf(name: string): string {
        return join(this.path, `${name}.png`);
    }
}
