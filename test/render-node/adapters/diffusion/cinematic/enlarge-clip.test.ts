import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { madeClip, runCinematic, stillRequest } from '../../../../kits/cinematic.js';
import { alike, makeClip } from '../../../../kits/made-media.js';
import { measureVideo } from '../../../../kits/measure-video.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const clips = temporaryFolder('clips');
const work = temporaryFolder('enlarge-clip');
const at = (name: string) => path.join(clips.path, name);

afterAll(() => {
	clips.remove();
	work.remove();
});

const larger = (width: number, height: number) => ({
	...({ kind: 'upscale', size: { width, height }, frameCount: null, framesPerSecond: null } as const),
});

describe('an enlarged clip', () => {
	it.each([2, 4])('has %i times the sides, and the pictures, rate and sound of before', async (factor) => {
		const source = await makeClip(at(`tone-${factor}.mp4`), 'testsrc2=s=96x64:r=24000/1001:d=1.5', { toneHz: 440 });
		const before = await measureVideo(source);
		const made = await madeClip(work.path, larger(96 * factor, 64 * factor), { clip: source });
		const after = await measureVideo(made.path);
		expect(after).toMatchObject({
			...{ width: 96 * factor, height: 64 * factor, frameCount: before.frameCount, videoCodec: 'h264' },
			...{ audioCodec: 'aac', streamCount: 2 },
		});
		expect(after.fps).toBeCloseTo(24_000 / 1001, 3);
		expect(Math.abs(after.audioDurationMs - before.audioDurationMs)).toBeLessThan(25);
		expect(Math.abs(after.integratedLufs - before.integratedLufs)).toBeLessThan(1);
		expect(made).toMatchObject({
			...{ size: { width: 96 * factor, height: 64 * factor }, aiGenerated: false },
			clip: { frameCount: before.frameCount, framesPerSecond: 23.976, hasSound: true },
			warnings: [{ code: 'detail-not-added' }],
		});
		const back = `select='eq(n,20)',scale=96:64:flags=area`;
		expect(await alike(made.path, source, { a: back, b: "select='eq(n,20)'" })).toBeGreaterThan(0.95);
		expect(await alike(made.path, source, { a: back, b: "select='eq(n,2)'" })).toBeLessThan(0.95);
	});

	it('stays silent where there was no sound', async () => {
		const source = await makeClip(at('silent.mp4'), 'testsrc2=s=96x64:r=25:d=0.4');
		const made = await madeClip(work.path, larger(192, 128), { clip: source });
		expect(made.clip).toEqual({ frameCount: 10, framesPerSecond: 25, hasSound: false });
	});

	it('is refused where it would be too large', async () => {
		const source = await makeClip(at('large.mp4'), 'testsrc2=s=96x64:r=25:d=0.2');
		const piece = { request: { ...stillRequest, ...larger(7680, 4320) }, sources: { clip: source } };
		expect(await runCinematic(work.path, [piece])).toMatchObject([
			{ piece: 0, problem: { type: 'clip-too-large', field: 'factor' } },
		]);
	});

	it('leaves nothing beside its clips', () => {
		expect(readdirSync(work.path).filter((name) => !name.endsWith('.mp4'))).toEqual([]);
	});
});
