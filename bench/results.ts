import type { MeasuredAccuracy } from './accuracy/accuracy';
import type { ApexCall } from './apex-calls';
import type { Card } from './card';
import type { ColdStarts } from './cold-start';
import type { Load } from './load';
import type { Rate } from './rate';
import type { Warm } from './warm';

/** The results; a part that was not requested is absent. */
export type Results = {
    cold?: ColdStarts;
    warm?: Warm;
    load?: Load;
    rate?: Rate;
    card?: Card;
    apex?: ApexCall[];
    accuracy?: MeasuredAccuracy;
    /** npm packages in the function's bundle. */
    bundled: string[];
};

/** The machine and the versions that were measured with. */
export type Setting = {
    date: string;
    machine: string;
    versions: Record<string, string>;
    runtimeClient: string;
    rounds: number;
    minutes: number;
    plant: string | null;
};
