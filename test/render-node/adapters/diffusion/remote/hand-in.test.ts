import { describe, expect, it } from '@jest/globals';
import { handIn } from '../../../../../render-node/src/adapters/diffusion/remote/hand-in.js';
import { signalled } from '../../../../kits/patience.js';

describe('handing in an order', () => {
	it('undoes what the server takes up after nobody wants it any more', async () => {
		const [taken, undone] = [signalled<string>(), signalled<string>()];
		const controller = new AbortController();
		const reason = new Error('given up');
		const handed = handIn(
			'The server',
			controller.signal,
			() => taken.promise,
			async (id) => undone.resolve(id),
		);
		controller.abort(reason);
		await expect(handed).rejects.toBe(reason);
		taken.resolve('job-1');
		expect(await undone.promise).toBe('job-1');
	});

	it('undoes nothing that is wanted', async () => {
		const undone: string[] = [];
		const { signal } = new AbortController();
		const handed = handIn(
			'The server',
			signal,
			async () => 'job-2',
			async (id) => void undone.push(id),
		);
		expect([await handed, undone]).toEqual(['job-2', []]);
	});

	it('does not wait for ever', async () => {
		const { signal } = new AbortController();
		const submit = (limit: AbortSignal) =>
			new Promise<string>((_, reject) => limit.addEventListener('abort', () => reject(limit.reason)));
		const handed = handIn('The server', signal, submit, async () => undefined, 20);
		// Keeps the test alive: the limit's own timer does not.
		const alive = setInterval(() => undefined, 1_000);
		await expect(handed).rejects.toMatchObject({ problem: { type: 'server-too-slow' } });
		clearInterval(alive);
	});
});
