import type { Fault, FaultTarget } from './fault';
import type { Incoming } from './incoming';

/** The queued faults. The oldest that matches a request applies. */
export class FaultQueue {
    #waiting: { fault: Fault; left: number }[] = [];

    add(faults: readonly Fault[]): void {
        for (const fault of faults) {
            const left = fault.times === 'always' ? Infinity : (fault.times ?? 1);
            this.#waiting.push({ fault, left });
        }
    }

    clear(): void {
        this.#waiting = [];
    }

    take(request: Incoming): Fault | undefined {
        const next = this.#waiting.find(({ fault }) => matches(fault, request));
        if (!next) return undefined;
        next.left -= 1;
        this.#waiting = this.#waiting.filter(({ left }) => left > 0);
        return next.fault;
    }

    waiting(): Fault[] {
        return this.#waiting.map(({ fault, left }) => ({
            ...fault,
            times: left === Infinity ? 'always' : left,
        }));
    }
}

function matches({ method, path = '' }: FaultTarget, request: Incoming): boolean {
    if (method !== undefined && method.toUpperCase() !== request.method) return false;
    if (path.startsWith('^')) return new RegExp(path, 'i').test(request.target);
    return request.target.toLowerCase().startsWith(path.toLowerCase());
}
