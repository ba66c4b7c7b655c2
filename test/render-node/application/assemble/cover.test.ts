import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

let assembly: Assembly;
/** A test picture, sharp and blurred. */
let sharp: string;
let soft: string;
beforeAll(async () => {
	assembly = await createAssembly();
	const source = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360'];
	sharp = await assembly.media('sharp.png', ...source, '-frames:v', '1');
	soft = await assembly.media('soft.png', ...source, '-vf', 'gblur=sigma=12', '-frames:v', '1');
});
afterAll(() => assembly.remove());

const still = (assetId: string) => ({ kind: 'still', assetIds: { '16:9': assetId } });
const colour = (hex: string) => ({ kind: 'colour', colour: hex });
/** Scenes of 1 s that melt into each other for 400 ms. */
const timeline = (visuals: object[], cover?: unknown) => ({
	version: 1,
	locale: 'en',
	scenes: visuals.map((visual, index) => {
		return { id: `s${index}`, durationMs: 1_000, visual, transition: { kind: 'crossfade', durationMs: 400 } };
	}),
	outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'standard', scale: 0.17, ...(cover !== undefined && { cover }) }],
});
async function covered(visuals: object[], cover?: unknown) {
	const { result, files } = await assembly.assemble(timeline(visuals, cover));
	const [video] = result.videos;
	const file = video?.cover ? await assembly.assets.localPath(video.cover.assetId) : null;
	return { result, video, file, movie: files[0] ?? '' };
}
const pixels = (file: string, ...seek: string[]) =>
	execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...seek, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1']); // prettier-ignore
function meanDifference(a: Buffer, b: Buffer): number {
	expect(a).toHaveLength(b.length);
	return a.reduce((sum, level, index) => sum + Math.abs(level - (b[index] ?? 0)), 0) / a.length;
}

it('the best frame is of the sharp scene, outside of its transitions, in the size of the video', async () => {
	const { result, video, file, movie } = await covered([still(soft), still(sharp), colour('#c0c0c0')], 'best');
	const atMs = video?.cover?.atMs ?? -1;
	expect(atMs).toBeGreaterThanOrEqual(1_200);
	expect(atMs).toBeLessThan(1_800);
	const picture = pixels(file ?? '');
	expect(picture).toHaveLength((video?.width ?? 0) * (video?.height ?? 0) * 3);
	expect(meanDifference(picture, pixels(movie, '-ss', String(atMs / 1000)))).toBeLessThan(6);
	expect(result.warnings).toEqual([]);
	const { mediaType, name } = await assembly.assets.get(video?.cover?.assetId ?? '');
	expect([mediaType, name]).toEqual(['image/jpeg', 'story-16x9-cover.jpg']);
});

it('a moment gives the frame that is seen then, in its colours', async () => {
	const { video, file } = await covered([colour('#c02040'), colour('#2040c0')], { atMs: 1_999 });
	expect(video?.cover?.atMs).toBe(1_960);
	const [red = 0, green = 0, blue = 0] = pixels(file ?? '');
	expect(Math.abs(red - 0x20) + Math.abs(green - 0x40) + Math.abs(blue - 0xc0)).toBeLessThan(18);
});

it('black frames are left out, and told where there is nothing else', async () => {
	const { video } = await covered([colour('#000000'), colour('#808080'), colour('#000000')], 'best');
	expect(video?.cover?.atMs).toBeGreaterThanOrEqual(1_200);
	expect(video?.cover?.atMs).toBeLessThan(1_800);
	const { result } = await covered([colour('#000000')], 'best');
	expect(result.warnings.map(({ code, field }) => [code, field])).toEqual([['option-adjusted', 'timeline.outputs']]);
});

it('there is none where none is wished, and none of a moment beyond the end', async () => {
	const { video } = await covered([colour('#808080')]);
	expect(video).not.toHaveProperty('cover');
	await expect(covered([colour('#808080')], { atMs: 1_000 })).rejects.toMatchObject({
		problem: { type: 'cover-beyond-end', field: 'timeline.outputs[0].cover.atMs' },
	});
});
