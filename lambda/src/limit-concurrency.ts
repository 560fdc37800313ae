/** Runs at most `atOnce` tasks at a time, and returns their results in order. */
export async function limitConcurrency<T>(
    tasks: readonly (() => Promise<T>)[],
    atOnce: number,
): Promise<T[]> {
    const results: T[] = [];
    const queue = tasks.entries();
    const work = async (): Promise<void> => {
        for (const [index, task] of queue) results[index] = await task();
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, tasks.length) }, work));
    return results;
}
