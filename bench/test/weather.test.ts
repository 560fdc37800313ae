import { seededRandom, weather } from '../weather';

test('about one request in a hundred meets a fault, the others take 100 to 200 ms', () => {
    const faults = weather(20_000, seededRandom(1));

    const harmed = faults.filter(({ kind }) => kind !== 'delay').length;
    const waits = faults.flatMap((fault) => (fault.kind === 'delay' ? fault.ms : []));
    const usual = waits.filter((ms) => ms < 2000);
    expect(harmed).toBeGreaterThan(120);
    expect(harmed).toBeLessThan(260);
    expect(Math.min(...usual)).toBe(100);
    expect(Math.max(...usual)).toBe(200);
});

test('the same seed gives the same weather', () => {
    expect(weather(500, seededRandom(7))).toEqual(weather(500, seededRandom(7)));
    expect(weather(500, seededRandom(7))).not.toEqual(weather(500, seededRandom(8)));
});
