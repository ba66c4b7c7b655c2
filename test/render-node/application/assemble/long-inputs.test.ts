import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { colourDistance, frameColours } from '../../../kits/frame-pixels.js';
import { watchChildren } from '../../../kits/watch-children.js';

const MiB = 1024 ** 2;
const minutes = 180;
/** The minute that is green; all the others are noise. */
const greenMinute = 170;
let assembly: Assembly;
const id = { film: '', music: '', picture: '' };

beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'long-inputs' });
	const minute = (name: string, source: string) =>
		assembly.media(name, '-f', 'lavfi', '-i', source, ...['-t', '60', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast']);
	await minute('noise.mp4', 'color=gray:s=64x36:r=10,noise=alls=60:allf=t');
	await minute('green.mp4', 'color=0x208040:s=64x36:r=10');
	const media = path.join(assembly.workDir, '..', 'media');
	const list = path.join(media, 'film.txt');
	const names = Array.from({ length: minutes }, (_, index) => (index === greenMinute ? 'green' : 'noise'));
	writeFileSync(list, names.map((name) => `file '${name}.mp4'\n`).join(''));
	id.film = await assembly.media('film.mp4', '-f', 'concat', '-i', list, '-c', 'copy');
	const sine = ['-f', 'lavfi', '-i', `sine=f=220:r=8000:d=${60 * minutes}`];
	id.music = await assembly.media('music.wav', ...sine, '-c:a', 'pcm_mulaw');
	id.picture = await assembly.media('picture.png', '-f', 'lavfi', '-i', 'testsrc2=s=270x480', '-frames:v', '1');
});
afterAll(() => assembly.remove());

const sizeOf = async (assetId: string) => statSync(await assembly.assets.localPath(assetId)).size;
const outputs = [{ aspectRatio: '9:16', fps: 24, quality: 'draft', scale: 0.25 }];

describe('inputs of three hours', () => {
	it('are read only where they are shown and heard, and held by nobody', async () => {
		const visual = { kind: 'clip', assetId: id.film, trimStartMs: greenMinute * 60_000 + 20_000 };
		const timeline = {
			...{ version: 1, locale: 'en', outputs, scenes: [{ id: 'a', durationMs: 1500, visual }] },
			music: { assetId: id.music },
		};
		const { value, mostBytes, mostReadBytes } = await watchChildren(() => assembly.assemble(timeline));
		const colourAt = await frameColours(value.files[0] ?? '', 20, 270);
		expect(colourDistance(colourAt(135, 240), [0x20, 0x80, 0x40])).toBeLessThan(8);
		const [film, music] = [await sizeOf(id.film), await sizeOf(id.music)];
		expect(film).toBeGreaterThan(60 * MiB);
		expect(music).toBeGreaterThan(60 * MiB);
		expect(mostReadBytes).toBeLessThan(Math.min(film, music) / 2);
		expect(mostBytes).toBeLessThan(150 * MiB);
	});
});

describe('a video of a minute', () => {
	it('takes the memory that one of five seconds takes', async () => {
		const timeline = (durationMs: number) => {
			const visual = { kind: 'still', assetIds: { '9:16': id.picture } };
			const motion = { from: {}, to: { zoom: 1.3 } };
			const scenes = ['a', 'b'].map((name) => ({ id: name, durationMs: durationMs / 2, visual, motion }));
			return { version: 1, locale: 'en', outputs, scenes };
		};
		const short = await watchChildren(() => assembly.assemble(timeline(5_000)));
		const ownBefore = process.memoryUsage.rss();
		const long = await watchChildren(() => assembly.assemble(timeline(60_000)));
		expect(long.value.result.videos).toMatchObject([{ durationMs: 60_000 }]);
		// Its frames are 267 MiB.
		expect(process.memoryUsage.rss() - ownBefore).toBeLessThan(120 * MiB);
		expect(long.mostBytes - short.mostBytes).toBeLessThan(25 * MiB);
	});
});
