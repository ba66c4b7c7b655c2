import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTakeFrames } from '../../../../render-node/src/adapters/ffmpeg/frames/create-take-frames.js';
import { createMediaFramesHandler } from '../../../../render-node/src/application/handlers/media-frames.js';
import { ffmpeg } from '../../../kits/fingerprint-media.js';
import { makeClip } from '../../../kits/made-media.js';
import { mediaJob } from '../../../kits/media-job.js';
import { picturePixels, spread } from '../../../kits/picture-pixels.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('media-frames');
afterAll(() => folder.remove());
const takeFrames = createTakeFrames({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', log: silentLog() });
const job = mediaJob(folder.path, createMediaFramesHandler({ takeFrames }));

/** Luminance of plain scenes, each as long as given: 0.0 to 1.2 s dark and so on. */
async function scenes(name: string, lengths: [grey: string, seconds: number][]): Promise<string> {
	const inputs = lengths.flatMap(([grey, seconds]) => [
		'-f',
		'lavfi',
		'-i',
		`color=${grey}:s=640x360:r=25:d=${seconds}`,
	]);
	const graph = `${lengths.map((_, i) => `[${i}:v]`).join('')}concat=n=${lengths.length}`;
	const out = job.at(name);
	await ffmpeg(...inputs, '-filter_complex', graph, '-c:v', 'libx264', '-preset', 'ultrafast', out);
	return job.assets.add(out);
}
const cutVideo = () =>
	scenes('cuts.mp4', [
		['0x101010', 1.2],
		['0xf0f0f0', 2],
		['0x606060', 2.8],
	]);

async function luminance(assetId: string): Promise<number> {
	return spread(picturePixels(await readFile(await job.assets.localPath(assetId)), 16, 9)).mean;
}

describe('the handler of media.frames', () => {
	it('takes pictures at equal distances, small enough and with what they were made from', async () => {
		const assetId = await cutVideo();
		const { durationMs, frames } = await job.run({ assetId, count: 3, maxEdge: 320 });
		expect(durationMs).toBe(6_000);
		expect(frames.map(({ atMs }) => atMs)).toEqual([1_000, 3_000, 5_000]);
		const greys = await Promise.all(frames.map((frame) => luminance(frame.assetId)));
		expect(greys[0]).toBeLessThan(40);
		expect(greys[1]).toBeGreaterThan(215);
		for (const frame of frames) {
			expect(frame).toMatchObject({ width: 320, height: 180 });
			const asset = await job.assets.get(frame.assetId);
			expect(asset.media).toMatchObject({ kind: 'image', width: 320, height: 180 });
			expect(asset).toMatchObject({ mediaType: 'image/jpeg', evidence: [{ origin: 'rendered', madeFrom: [assetId] }] });
		}
		expect(frames.map((frame) => frame.atMs)).toEqual([...frames.map((frame) => frame.atMs)].sort((a, b) => a - b));
		expect(job.phases).toContain('Taking picture 3 of 3');
	});

	it('takes them of a part alone, and refuses one behind the end', async () => {
		const assetId = await cutVideo();
		const { frames } = await job.run({ assetId, count: 2, fromMs: 2_000, toMs: 4_000 });
		expect(frames.map(({ atMs }) => atMs)).toEqual([2_520, 3_520]);
		const cuts = await job.run({ assetId, count: 2, manner: 'cuts', fromMs: 2_000, toMs: 99_000 });
		expect(cuts.frames[0]?.atMs).toBe(2_000);
		expect(Math.abs((cuts.frames[1]?.atMs ?? 0) - 3_280)).toBeLessThanOrEqual(40);
		await expect(job.run({ assetId, count: 2, fromMs: 6_000 })).rejects.toMatchObject({
			problem: { type: 'part-outside', field: 'fromMs' },
		});
	});

	it('takes the first picture of each scene, and does not enlarge', async () => {
		const { frames } = await job.run({ assetId: await cutVideo(), count: 3, manner: 'cuts', maxEdge: 4_096 });
		expect(frames[0]).toMatchObject({ atMs: 0, width: 640, height: 360 });
		expect(Math.abs((frames[1]?.atMs ?? 0) - 1_280)).toBeLessThanOrEqual(40);
		expect(Math.abs((frames[2]?.atMs ?? 0) - 3_280)).toBeLessThanOrEqual(40);
		const [dark = 255, bright = 0, grey = 0] = await Promise.all(frames.map((frame) => luminance(frame.assetId)));
		expect([dark < 40, bright > 215, grey > 70 && grey < 130]).toEqual([true, true, true]);
	});

	it('gives a video with fewer pictures than wanted each of them once', async () => {
		const assetId = await job.assets.add(await makeClip(job.at('three.mp4'), 'testsrc2=s=128x72:r=2:d=1.5'));
		const { frames } = await job.run({ assetId, count: 32 });
		expect(frames.map(({ atMs }) => atMs)).toEqual([500, 1_000]);
		const single = await job.assets.add(await makeClip(job.at('one.mp4'), 'testsrc2=s=128x72:r=2:d=0.5'));
		expect((await job.run({ assetId: single, count: 4 })).frames.map(({ atMs }) => atMs)).toEqual([0]);
	});

	it('shows pixels that are not square as they are meant, and what lies on its side upright', async () => {
		const anamorphic = await makeClip(job.at('wide.mp4'), 'testsrc2=s=320x360:r=10:d=1', { more: ['-vf', 'setsar=2'] });
		const shown = await job.run({ assetId: await job.assets.add(anamorphic), count: 1 });
		expect(shown.frames[0]).toMatchObject({ width: 640, height: 360 });
		const turned = job.at('turned.mp4');
		await ffmpeg('-i', anamorphic, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', turned);
		const upright = await job.run({ assetId: await job.assets.add(turned), count: 1 });
		expect(upright.frames[0]).toMatchObject({ width: 360, height: 640 });
	});

	it('marks pictures of a generated clip as such', async () => {
		const file = await makeClip(job.at('generated.mp4'), 'testsrc2=s=64x64:r=10:d=1');
		const evidence = { origin: 'generated', source: 'a model', licence: 'own work', aiGenerated: true } as const;
		const { id } = await job.assets.putFile(file, { name: 'clip.mp4', mediaType: 'video/mp4', evidence });
		const { frames } = await job.run({ assetId: id, count: 1 });
		expect((await job.assets.get(frames[0]?.assetId ?? '')).evidence[0]?.aiGenerated).toBe(true);
	});

	it.each([
		['a sound', 'tone.wav', ['-f', 'lavfi', '-i', 'sine=d=1']],
		['a picture', 'still.png', ['-f', 'lavfi', '-i', 'testsrc2=s=64x64', '-frames:v', '1']],
	])('refuses %s', async (_, name, args) => {
		await ffmpeg(...args, job.at(name));
		const assetId = await job.assets.add(job.at(name));
		await expect(job.run({ assetId })).rejects.toMatchObject({
			problem: { type: 'video-unreadable', field: 'assetId' },
		});
	});

	it('refuses what only looks like a video, and a list that names other files', async () => {
		writeFileSync(job.at('junk.mp4'), Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(4_000, 7)]));
		writeFileSync(job.at('list.m3u8'), '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n');
		for (const name of ['junk.mp4', 'list.m3u8']) {
			const assetId = await job.assets.add(job.at(name));
			for (const manner of ['even', 'cuts'] as const)
				await expect(job.run({ assetId, manner })).rejects.toMatchObject({ problem: { type: 'video-unreadable' } });
		}
	});

	it('ends at once when it is cancelled', async () => {
		const assetId = await job.assets.add(await makeClip(job.at('long.mp4'), 'testsrc2=s=640x360:r=25:d=20'));
		const cancel = new AbortController();
		const pictures = () => readdirSync(job.at('work')).filter((name) => name.endsWith('.jpg'));
		const before = pictures();
		const ended = job.run({ assetId, count: 32, manner: 'cuts' }, cancel.signal);
		cancel.abort(new Error('cancelled'));
		await expect(ended).rejects.toThrow('cancelled');
		expect(pictures()).toEqual(before);
	});
});
