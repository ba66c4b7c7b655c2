import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { watchEventLoop } from '../../../render-node/src/adapters/load/watch-event-loop.js';
import { eventually } from '../../kits/patience.js';

const loop = watchEventLoop();
afterAll(() => loop.stop());

function block(ms: number): void {
	const until = performance.now() + ms;
	while (performance.now() < until);
}

describe('the lateness of the event loop', () => {
	it('does not show one long task', async () => {
		await sleep(300);
		block(2_500);
		await sleep(2_500);
		expect(loop.delayMs()).toBeLessThan(200);
	});

	it('shows a process that has too much to do all the time', async () => {
		let saturated = true;
		const work = (async () => {
			while (saturated) {
				block(300);
				await sleep(0);
			}
		})();
		await eventually('the lateness', async () => loop.delayMs() > 200);
		saturated = false;
		await work;
	});
});
