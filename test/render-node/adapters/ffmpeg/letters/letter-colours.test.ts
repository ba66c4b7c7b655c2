import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { captionFilter } from '../../../../../render-node/src/adapters/ffmpeg/arguments/caption-filter.js';
import { barAss } from '../../../../../render-node/src/domain/overlays/bar-ass.js';
import { createAssembly, type Assembly } from '../../../../kits/assembly.js';
import { colourDistance, type Colour } from '../../../../kits/frame-pixels.js';
import { framePlanes } from '../../../../kits/frame-planes.js';
import { pictureLikeness } from '../../../../kits/picture-likeness.js';
import { spokenScene } from '../../../../kits/spoken-scene.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const ffmpeg = (...args: string[]) =>
	promisify(execFile)('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { cwd: folder.path });

/** Of 255, for any of red, green and blue: rounding to samples takes 2, the encoder the rest. */
const tolerance = 4;
const size = { width: 320, height: 180 };
const ways = ['kernel', 'graph'] as const;
const machines: Assembly[] = [];
const folder = temporaryFolder('letter-colours');
let clip = '';

/** Within reach of samples that are made by BT.601, and beyond it. */
const within = {
	brand: '#00A0E0',
	amber: '#FFD23D',
	lime: '#32CD32',
	white: '#FFFFFF',
	black: '#000000',
	grey: '#808080',
};
const beyond = {
	yellow: '#FFFF00',
	red: '#FF0000',
	green: '#00FF00',
	blue: '#0000FF',
	magenta: '#FF00FF',
	cyan: '#00FFFF',
};

beforeAll(async () => {
	for (const stills of ways) {
		const machine = await createAssembly({ folderName: `letters-${stills}`, stills });
		machines.push(machine);
		const plain = ['-f', 'lavfi', '-i', 'color=c=0x604040:s=320x180:r=25:d=1', '-pix_fmt', 'yuv420p'];
		clip = await machine.media('clip.mp4', ...plain);
	}
});
afterAll(() => {
	machines.forEach((machine) => machine.remove());
	folder.remove();
});

const rgb = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Colour;

/** The colours of a video's ninth frame as a player shows them, which goes by BT.709. */
async function shownColours(file: string): Promise<(x: number, y: number) => Colour> {
	const { y: luma, u, v } = (await framePlanes(file, size))[8] ?? {};
	return (x, y) => {
		const chroma = (plane?: Buffer) => ((plane?.[(y >> 1) * (size.width / 2) + (x >> 1)] ?? NaN) - 128) / 112;
		const bright = ((luma?.[y * size.width + x] ?? NaN) - 16) / 219;
		const [red, blue] = [bright + 0.7874 * chroma(v), bright + 0.9278 * chroma(u)];
		const green = (bright - 0.2126 * red - 0.0722 * blue) / 0.7152;
		return [red, green, blue].map((value) => 255 * Math.min(1, Math.max(0, value))) as Colour;
	};
}

/** Counts the pixels of a video, or of some of its rows, that have a colour. */
async function pixelCounter(file: string, { from, to } = { from: 0, to: size.height }) {
	const at = await shownColours(file);
	const colours = Array.from({ length: (to - from) * size.width }, (_, n) =>
		at(n % size.width, from + Math.floor(n / size.width)),
	);
	return (hex: string) => {
		const wanted = rgb(hex);
		return colours.filter((colour) => colourDistance(colour, wanted) <= tolerance).length;
	};
}

async function bothWays(overlays: object[], more: object = {}, visual: object = { kind: 'colour', colour: '#604040' }) {
	const timeline = {
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 400, visual }], overlays, ...more },
		outputs: [{ aspectRatio: '16:9', scale: size.width / 1920, quality: 'final', fps: 25 }],
	};
	const results = [];
	for (const machine of machines) results.push(await machine.assemble(timeline));
	const [kernel = '', graph = ''] = results.map(({ files }) => files[0] ?? '');
	return { kernel, graph };
}

const anchors = ['top-left', 'top', 'top-right', 'bottom-left', 'bottom', 'bottom-right'];
/** A box of each colour, letters and all. */
const boxes = (colours: string[]) =>
	colours.map((colour, index) => ({
		...{ kind: 'text', text: 'xxx', size: 0.14, anchor: anchors[index], edge: 'box', edgeColour: colour, colour },
	}));
/** Pixels of each of them, but for what its edges take. */
const boxed = (colours: readonly string[]) => Object.fromEntries(colours.map((colour) => [colour, 700]));

async function expectAtLeast(file: string, least: Record<string, number>): Promise<void> {
	const count = await pixelCounter(file);
	const short = Object.entries(least).filter(([colour, pixels]) => count(colour) < pixels);
	expect(short.map(([colour]) => ({ colour, pixels: count(colour) }))).toEqual([]);
}

const cases = [
	['within the reach of BT.601', Object.values(within)],
	['beyond it', Object.values(beyond)],
] as const;

describe('what is written and drawn over pictures is shown in the colour that was asked for', () => {
	it.each(cases)('in boxes %s', async (_, colours) => {
		const { kernel, graph } = await bothWays(boxes(colours));
		for (const file of [kernel, graph]) await expectAtLeast(file, boxed(colours));
		expect((await pictureLikeness(kernel, graph)).least).toBeGreaterThan(0.99);
	});

	it('over a clip', async () => {
		const colours = Object.values(beyond);
		const { graph } = await bothWays(boxes(colours), {}, { kind: 'clip', assetId: clip });
		await expectAtLeast(graph, { ...boxed(colours), '#604040': 20_000 });
	});

	it('in letters alone, in captions, lower thirds and bars', async () => {
		const { green, yellow, magenta, blue } = beyond;
		const overlays = [
			{ kind: 'progress-bar', place: 'top', height: 0.05, colour: green, background: blue, backgroundOpacity: 1 },
			{ kind: 'lower-third', name: 'Ada', size: 0.15, barColour: magenta, barOpacity: 1, accentColour: within.brand },
			{ kind: 'text', text: 'H', size: 0.3, anchor: 'top-right', edge: 'plain', colour: within.lime },
		];
		const captions = {
			...{ scenes: [spokenScene('HHH')], style: 'word', burnIn: true },
			colours: { text: yellow, spokenWord: yellow, outline: within.black },
		};
		// Letters are thin, and colours are coded for pixels two by two: few are of one colour alone.
		const least = { [green]: 1000, [blue]: 300, [magenta]: 2000, [within.brand]: 100, [within.lime]: 50, [yellow]: 25 };
		const { kernel, graph } = await bothWays(overlays, { captions });
		for (const file of [kernel, graph]) await expectAtLeast(file, least);
		expect((await pictureLikeness(kernel, graph)).least).toBeGreaterThan(0.99);
	});

	it('which is not so where `ass` draws them as they are', async () => {
		const colours = [within.brand, within.lime, ...Object.values(beyond)];
		const rows = 20;
		const bars = colours.map((colour, index) => ({
			...{ top: index * rows, rows, seen: { from: 0, to: 25 }, filled: { from: 0, to: size.width } },
			...{ colour, opacity: 1, background: colour, backgroundOpacity: 1 },
		}));
		await writeFile(path.join(folder.path, 'bars.ass'), barAss(bars, { frame: size, fps: 25 }));
		const drawn = ['-f', 'lavfi', '-i', `color=black:s=${size.width}x${size.height}:r=25:d=0.4,format=yuv420p`];
		const marks = ['-colorspace', 'bt709', '-color_range', 'tv', 'old.mp4'];
		await ffmpeg(...drawn, '-vf', 'ass=bars.ass', '-c:v', 'libx264', '-crf', '10', ...marks);
		for (const [index, colour] of colours.entries()) {
			const count = await pixelCounter(path.join(folder.path, 'old.mp4'), {
				from: index * rows,
				to: (index + 1) * rows,
			});
			expect({ colour, pixels: count(colour) }).toEqual({ colour, pixels: 0 });
		}
	});
});

it('leaves every sample of the picture alone that nothing is drawn on', async () => {
	await writeFile(path.join(folder.path, 'empty.ass'), barAss([], { frame: size, fps: 25 }));
	const noise = 'testsrc2=s=320x180:r=25:d=0.1,format=yuv420p,noise=alls=100:all_seed=3';
	const filter = captionFilter({ captions: 'empty.ass', fontsDir: undefined, painting: 'wide' });
	const sum = async (filters: string) =>
		(await ffmpeg('-f', 'lavfi', '-i', `${noise}${filters}`, '-pix_fmt', 'yuv420p', '-f', 'md5', '-')).stdout;
	expect(filter).toContain('yuv420p10');
	expect(await sum(filter)).toBe(await sum(''));
	expect(await sum(',lutyuv=u=val/2*2')).not.toBe(await sum(''));
});
