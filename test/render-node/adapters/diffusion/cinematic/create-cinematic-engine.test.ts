import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCinematicEngine } from '../../../../../render-node/src/adapters/diffusion/cinematic/create-cinematic-engine.js';
import { createMediaTools } from '../../../../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import type { GenerationProgress } from '../../../../../render-node/src/domain/diffusion/generation.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { clipPaths, runCinematic, stillRequest } from '../../../../kits/cinematic.js';
import { makeClip, makeStill } from '../../../../kits/made-media.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const sources = temporaryFolder('sources');
const work = temporaryFolder('cinematic');
const at = (name: string) => path.join(sources.path, name);
const piece = (firstFrame: string, request: Partial<typeof stillRequest> = {}) => ({
	...{ request: { ...stillRequest, frameCount: 12, ...request }, sources: { firstFrame } },
});

beforeAll(async () => {
	await makeStill(at('still.png'), 'testsrc2=s=640x360');
	await makeClip(at('clip.mp4'), 'testsrc2=s=320x180:r=30:d=20');
});
afterAll(() => {
	sources.remove();
	work.remove();
});

describe('the cinematic engine', () => {
	it('offers one model that is always there, free and repeatable', async () => {
		const log = silentLog();
		const engine = createCinematicEngine({ ...clipPaths, mediaTools: createMediaTools(clipPaths), log });
		expect(await engine.models()).toMatchObject([
			{
				available: true,
				card: {
					id: 'cinematic-motion',
					engine: 'cinematic',
					pricePerSecondMicros: 0,
					takesSeed: true,
					hasSound: false,
				},
			},
		]);
		expect(await engine.lanes()).toBe(1);
		await engine.close();
	});

	it('tells frames while they are made, up to the last', async () => {
		const told: GenerationProgress[] = [];
		await runCinematic(work.path, [piece(at('still.png'))], { onProgress: (progress) => void told.push(progress) });
		expect(told[0]).toEqual({ phase: 'encoding', piece: 0, steps: { done: 0, of: 12 } });
		expect(told.at(-1)).toEqual({ phase: 'encoding', piece: 0, steps: { done: 12, of: 12 } });
	});

	it('tells of a picture that it cannot read, and goes on with the next', async () => {
		writeFileSync(at('text.png'), 'no picture');
		writeFileSync(at('list.png'), '#EXTM3U\n#EXTINF:1,\nstill.png\n');
		const whole = readFileSync(at('still.png'));
		writeFileSync(at('empty.png'), whole.subarray(0, 60));
		const unreadable = ['text.png', 'list.png', 'empty.png', 'clip.mp4', 'absent.png'];
		const outcomes = await runCinematic(
			work.path,
			[...unreadable, 'still.png'].map((name) => piece(at(name))),
		);
		expect(outcomes).toHaveLength(6);
		expect(outcomes.slice(0, 5)).toEqual(
			unreadable.map((_, index) => ({
				piece: index,
				problem: expect.objectContaining({
					type: 'picture-unreadable',
					kind: 'input-invalid',
					field: 'firstFrameAssetId',
				}),
			})),
		);
		expect(outcomes[5]).toMatchObject({ piece: 5, made: { clip: { frameCount: 12 } } });
		expect(JSON.stringify(outcomes.slice(0, 5))).not.toContain(sources.path);
	});

	it.each(['image-to-video', 'first-last-frame', 'upscale'] as const)(
		'leaves neither process nor file after the cancel of %s, and makes no more of it',
		async (kind) => {
			const before = readdirSync(work.path);
			const stop = new AbortController();
			let furthest = { done: 0, of: 0 };
			const onProgress = ({ steps }: GenerationProgress) => {
				if (!steps?.done) return;
				furthest = steps;
				stop.abort(new Error('no longer wanted'));
			};
			const request = { ...stillRequest, kind, frameCount: 1800, size: { width: 1280, height: 720 } };
			const files = { firstFrame: at('still.png'), lastFrame: at('still.png'), clip: at('clip.mp4') };
			const asked = runCinematic(work.path, [{ request, sources: files }], { signal: stop.signal, onProgress });
			await expect(asked).rejects.toThrow('no longer wanted');
			expect(furthest.done).toBeLessThan(furthest.of);
			expect(childProcesses()).toEqual([]);
			expect(readdirSync(work.path)).toEqual(before);
		},
	);

	it('does not begin what was cancelled before', async () => {
		const stopped = AbortSignal.abort(new Error('never wanted'));
		await expect(runCinematic(work.path, [piece(at('still.png'))], { signal: stopped })).rejects.toThrow(
			'never wanted',
		);
	});
});
