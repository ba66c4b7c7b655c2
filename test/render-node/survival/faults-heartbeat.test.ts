import { describe, expect, it } from '@jest/globals';
import { superviseQueues } from '../../../render-node/src/adapters/queue/supervise-queues.js';
import { signalled } from '../../kits/patience.js';
import { silentLog } from '../../kits/silent-log.js';

/** Lets the database's clock show these one after the other, null for no answer; gives the looks at which the dead were sought. */
async function looksThatJudge(clock: readonly (number | null)[]): Promise<number[]> {
	const judged: number[] = [];
	const over = signalled();
	let look = -1;
	const stop = superviseQueues({
		pace: { everyMs: 1, calmMs: 3, gapMs: 10 },
		log: silentLog(),
		async readClock() {
			look += 1;
			if (look >= clock.length) over.resolve();
			const shown = clock[look];
			if (shown === null || shown === undefined) throw new Error('the database is away');
			return shown;
		},
		supervise: async () => void judged.push(look),
	});
	await over.promise;
	await stop();
	return judged;
}

describe('workers that are not heard of', () => {
	it('are taken for dead only after the database has answered for a heartbeat without a gap', async () => {
		expect(await looksThatJudge([0, 5, 10, 15, 20])).toEqual([3, 4]);
	});

	it('are given time again after the database was away', async () => {
		expect(await looksThatJudge([0, 5, 10, 15, null, 20, 25, 30, 35])).toEqual([3, 8]);
	});

	it.each([
		['ahead', 86_400_000],
		['back', -3_600_000],
	])('are given time again after its clock jumped %s', async (_, jump) => {
		const shown = [0, 5, 10, 15, 20 + jump, 25 + jump, 30 + jump, 35 + jump];
		expect(await looksThatJudge(shown)).toEqual([3, 7]);
	});

	it('are given time again after this service itself stood still', async () => {
		expect(await looksThatJudge([0, 5, 10, 15, 60, 65, 70, 75])).toEqual([3, 7]);
	});
});
