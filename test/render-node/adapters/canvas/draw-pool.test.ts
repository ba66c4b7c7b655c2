import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createDrawPool } from '../../../../render-node/src/adapters/canvas/draw-pool.js';
import { drawPicture } from '../../../../render-node/src/adapters/canvas/draw-picture.js';
import { threadCpuMsOf } from '../../../kits/thread-cpu.js';
import type { DrawRequest } from '../../../../render-node/src/domain/pictures/draw-request.js';

const entry = new URL('../../../kits/draw-worker-from-sources.mjs', import.meta.url);
const pool = createDrawPool({ size: 1, entry });
afterAll(() => pool.close());

const request = (seed: number, width = 300): DrawRequest => ({
	kind: 'art',
	width,
	height: width,
	text: 'forest',
	mood: 'calm',
	seed,
	index: 0,
});
const never = new AbortController().signal;

describe('createDrawPool', () => {
	it('gives the same bytes as drawing on this thread', async () => {
		expect(Buffer.from(await pool.draw(request(1), never)).equals(await drawPicture(request(1)))).toBe(true);
	});

	it('leaves the event loop free while it draws', async () => {
		await pool.draw(request(2), never);
		const here = await threadCpuMsOf(() => drawPicture(request(3, 2400)));
		const there = await threadCpuMsOf(() => pool.draw(request(3, 2400), never));
		expect(there.cpuMs).toBeLessThan(here.cpuMs / 2);
	});

	it('gives up what is cancelled, waiting or running, and draws on', async () => {
		const running = new AbortController();
		const waiting = new AbortController();
		const first = pool.draw(request(4, 4000), running.signal);
		const second = pool.draw(request(5), waiting.signal);
		const third = pool.draw(request(6), never);
		const refused = [expect(first).rejects.toThrow('stop now'), expect(second).rejects.toThrow('not needed')];
		waiting.abort(new Error('not needed'));
		await sleep(20);
		running.abort(new Error('stop now'));
		await Promise.all(refused);
		expect((await third).length).toBeGreaterThan(1_000);
		await expect(pool.draw(request(7), running.signal)).rejects.toThrow('stop now');
	});

	it('passes on why a picture could not be drawn, and lives', async () => {
		const broken = {
			kind: 'thumbnail',
			width: 64,
			height: 36,
			title: 'A',
			locale: 'en',
			mood: 'calm',
			seed: 1,
			fonts: {},
			backgroundPath: '/nowhere.jpg',
		} as const;
		await expect(pool.draw(broken, never)).rejects.toMatchObject({ name: 'UnreadablePicture' });
		expect((await pool.draw(request(8), never)).length).toBeGreaterThan(1_000);
	});

	it('draws on the calling thread where no worker was built', async () => {
		const local = createDrawPool({ entry: new URL('./nowhere.js', import.meta.url) });
		expect((await local.draw(request(9), never)).length).toBeGreaterThan(1_000);
		await expect(local.draw(request(9), AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
	});
});
