import { describe, expect, it } from '@jest/globals';
import { createSessionGate } from '../../../../render-node/src/adapters/ffmpeg/session-gate.js';

const never = new AbortController().signal;
const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate of encoding sessions', () => {
	it('lets in as many as a card takes, and the next one when one has gone', async () => {
		const gate = createSessionGate(2);
		const ends = [0, 1, 2].map(() => Promise.withResolvers());
		const entered: number[] = [];
		const passed = ends.map(({ promise }, index) =>
			gate.pass(never, async () => {
				entered.push(index);
				await promise;
			}),
		);
		await turns();
		expect(entered).toEqual([0, 1]);
		ends[1]?.reject(new Error('refused'));
		await expect(passed[1]).rejects.toThrow('refused');
		await turns();
		expect(entered).toEqual([0, 1, 2]);
		for (const { resolve } of ends) resolve(null);
		await Promise.all([passed[0], passed[2]]);
	});

	it('lets a cancelled one go without keeping its place', async () => {
		const gate = createSessionGate(1);
		const end = Promise.withResolvers();
		const first = gate.pass(never, () => end.promise);
		const stop = new AbortController();
		const second = gate.pass(stop.signal, async () => 'second');
		const third = gate.pass(never, async () => 'third');
		stop.abort(new Error('no longer wanted'));
		await expect(second).rejects.toThrow('no longer wanted');
		end.resolve(null);
		await first;
		expect(await third).toBe('third');
	});
});
