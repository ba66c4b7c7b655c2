import { beforeAll, describe, expect, it } from '@jest/globals';
import { frameSizes, moods } from '@showrunner/contract';
import { drawPicture } from '../../../../render-node/src/adapters/canvas/draw-picture.js';
import { findFonts } from '../../../../render-node/src/adapters/fonts/find-fonts.js';
import type { FontMap } from '../../../../render-node/src/domain/captions/font-map.js';
import { captionTexts, longWord } from '../../../kits/caption-texts.js';
import { picturePixels, spread } from '../../../kits/picture-pixels.js';
import { threadCpuMsOf } from '../../../kits/thread-cpu.js';

let fonts: FontMap = {};
beforeAll(async () => {
	fonts = (await findFonts()).map;
});
const small = { width: 270, height: 480 };
const art = (text: string, seed = 7, index = 0, mood: (typeof moods)[number] = 'calm') =>
	drawPicture({ kind: 'art', ...small, text, mood, seed, index });
const equal = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b);

describe('scene art', () => {
	it('is the same picture for the same seed, and another for another seed, scene or mood', async () => {
		const first = await art('A quiet valley');
		expect(equal(first, await art('A quiet valley'))).toBe(true);
		for (const other of [
			art('A quiet valley', 8),
			art('A quiet valley', 7, 1),
			art('A quiet valley', 7, 0, 'dramatic'),
		])
			expect(equal(first, await other)).toBe(false);
	});

	it.each([
		'ship on the sea',
		'lighthouse',
		'forest',
		'city',
		'snow',
		'desert',
		'night',
		'rain',
		'flowers',
		'planet',
		'lanterns',
		'cottage',
	])('shows what a text names: %s', async (word) => {
		expect(equal(await art('A valley'), await art(`A valley: ${word}`))).toBe(false);
	});

	it.each(moods)('has light and shade in every format (%s)', async (mood) => {
		for (const [width, height] of [
			[270, 480],
			[480, 270],
			[270, 270],
		] as const) {
			const picture = await drawPicture({ kind: 'art', width, height, text: '', mood, seed: 3, index: 2 });
			expect(spread(picturePixels(picture, width, height)).deviation).toBeGreaterThan(18);
		}
	});

	it('draws and encodes a picture of the size that videos use in well under a second of work', async () => {
		await art('');
		const frame = frameSizes['9:16'];
		const drawing = () =>
			drawPicture({
				kind: 'art',
				width: frame.width * 1.25,
				height: frame.height * 1.25,
				text: 'forest and city lights',
				mood: 'playful',
				seed: 1,
				index: 1,
			});
		expect((await threadCpuMsOf(drawing)).cpuMs).toBeLessThan(1_000);
	});
});

/** Share of very bright pixels: letters on a dark card. */
const ink = (picture: Uint8Array, columns: (x: number) => boolean = () => true) => {
	const pixels = picturePixels(picture, 135, 240);
	return pixels.filter((value, at) => value > 190 && columns(at % 135)).length;
};

describe('text cards', () => {
	const card = (text: string, locale: string) =>
		drawPicture({ kind: 'card', width: 540, height: 960, text, mood: 'calm', seed: 7, index: 0, locale, fonts });

	it.each(Object.entries({ ...captionTexts, en: longWord, fr: 'mot '.repeat(999) }))(
		'keep their letters off the edges (%s)',
		async (locale, text) => {
			const picture = await card(text, locale);
			expect(ink(picture)).toBeGreaterThan(100);
			expect(ink(picture, (x) => x < 12 || x > 122)).toBe(0);
		},
	);

	it('begin on the right in right-to-left languages', async () => {
		const [arabic, english] = [await card('فنار', 'ar'), await card('Light', 'en')];
		expect(ink(arabic, (x) => x < 60)).toBe(0);
		expect(ink(arabic, (x) => x > 75)).toBeGreaterThan(50);
		expect(ink(english, (x) => x > 75)).toBe(0);
	});

	it('draw emoji in colour', async () => {
		const plain = await card('Go', 'en');
		const withEmoji = await card('Go 🍎', 'en');
		expect(ink(withEmoji)).not.toBe(ink(plain));
		expect(equal(plain, withEmoji)).toBe(false);
	});

	it('are a background without letters where there is no text', async () => {
		expect(ink(await card('  ', 'en'))).toBe(0);
	});
});

describe('thumbnails', () => {
	const thumbnail = (title: string, locale: string, seed = 7) =>
		drawPicture({ kind: 'thumbnail', width: 640, height: 360, title, locale, mood: 'calm', seed, fonts });

	it.each(Object.entries(captionTexts))('fit a title of 200 letters (%s)', async (locale, text) => {
		const picture = await thumbnail(text.slice(0, 200), locale);
		const pixels = picturePixels(picture, 320, 180);
		const margin = (at: number) => Math.floor(at / 320) < 8 || Math.floor(at / 320) > 172;
		expect(pixels.filter((value, at) => value > 225 && margin(at)).length).toBe(0);
		expect(pixels.filter((value) => value > 225).length).toBeGreaterThan(300);
	});

	it('put dark ground behind the title, on the side where reading begins', async () => {
		for (const [title, locale, darkSide] of [
			['A light', 'en', 'left'],
			['فنار قديم', 'ar', 'right'],
		] as const) {
			const pixels = picturePixels(await thumbnail(title, locale), 320, 180);
			const foot = (from: number, to: number) =>
				spread(pixels, (at) => at % 320 >= from && at % 320 < to && at < 320 * 20).mean;
			const [left, right] = [foot(0, 60), foot(260, 320)];
			expect(darkSide === 'left' ? right - left : left - right).toBeGreaterThan(20);
		}
	});

	it('refuse a background that no decoder knows, by a name that callers can tell', async () => {
		const request = {
			kind: 'thumbnail',
			width: 64,
			height: 36,
			title: 'A',
			locale: 'en',
			mood: 'calm',
			seed: 1,
			fonts,
			backgroundPath: import.meta.filename,
		} as const;
		await expect(drawPicture(request)).rejects.toMatchObject({ name: 'UnreadablePicture' });
	});
});
