import { sleep } from 'n8n-workflow';
import type { Clock } from '../../providers/core/wait-for';

/** n8n's sleep has no signal of its own; a cancelled execution stops waiting at once all the same. */
export const clock: Clock = {
	now: () => Date.now(),
	async sleep(durationMs, signal) {
		if (signal?.aborted) return;
		let wake = () => {};
		const aborted = new Promise<void>((resolve) => {
			wake = resolve;
			signal?.addEventListener('abort', wake, { once: true });
		});
		await Promise.race([sleep(durationMs), aborted]);
		signal?.removeEventListener('abort', wake);
	},
};
