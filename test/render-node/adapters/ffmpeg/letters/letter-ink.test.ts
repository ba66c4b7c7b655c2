import { describe, expect, it } from '@jest/globals';
import { inkedTexts, inkOf, needsWide } from '../../../../../render-node/src/adapters/ffmpeg/letters/letter-ink.js';
import { probeLetters } from '../../../../../render-node/src/adapters/ffmpeg/letters/probe-letters.js';
import { colourOf, farthest, rgbOf, samplesOf } from '../../../../../render-node/src/domain/captions/video-colours.js';

const tag = (colour: string) => `{\\1c&H${colour.slice(5)}${colour.slice(3, 5)}${colour.slice(1, 3)}&}`;
const some = Array.from({ length: 6 }, (_, index) => (51 * index).toString(16).padStart(2, '0'));
const cube = some.flatMap((red) => some.flatMap((green) => some.map((blue) => `#${red}${green}${blue}`)));

describe('colours of letters', () => {
	it('are made samples of as BT.709 has it', () => {
		expect(samplesOf(rgbOf('#ff0000'), 'bt709').map(Math.round)).toEqual([63, 102, 240]);
		expect(samplesOf(rgbOf('#ff0000'), 'bt601').map(Math.round)).toEqual([81, 90, 240]);
		for (const colour of cube)
			expect(farthest(colourOf(samplesOf(rgbOf(colour), 'bt709'), 'bt709'), rgbOf(colour))).toBeLessThan(1e-9);
	});

	it('come out within 2.1 of 255 wherever they lie, painted wide where they have to be', () => {
		const worst = cube.map((colour) => inkOf(colour, needsWide(tag(colour))).off);
		expect(Math.max(...worst)).toBeLessThan(2.1);
		// Without that some are as far off as this.
		expect(Math.max(...cube.map((colour) => inkOf(colour, false).off))).toBeGreaterThan(30);
	});

	it('are changed in styles and tags alone, and not where they are nearly grey', () => {
		const ass = [
			'Style: A,Noto,20,&H00E0A000,&H38FFFFFF,&H00140F0E,&H00000000,0',
			`Dialogue: 0,0:00:00.00,0:00:01.00,A,,0,0,0,,${tag('#00A0E0')}&H00E0A000, \\\u20601c&HE0A000& {\\3a&HE0&}`,
		].join('\n');
		const { texts, painting } = inkedTexts([ass], 'bt601');
		const { ink } = inkOf('#00A0E0', false);
		const [style, line] = ass.split('\n');
		const bgr = tag(ink).slice(6, 12);
		expect(ink).not.toBe('#00A0E0');
		expect(texts).toEqual([[style?.replace('E0A000', bgr), line?.replace('\\1c&HE0A000', `\\1c&H${bgr}`)].join('\n')]);
		expect(painting).toBe('plain');
	});

	it('are all painted wide where one text of a segment has to be', () => {
		const { texts, painting } = inkedTexts([tag('#00A0E0'), tag('#FFFF00')], 'bt601');
		expect(painting).toBe('wide');
		expect(texts).toEqual([tag(inkOf('#00A0E0', true).ink), tag(inkOf('#FFFF00', true).ink)]);
	});

	it('stay what they are where `ass` heeds how frames are marked', () => {
		expect(inkedTexts([tag('#FFFF00')], 'frame')).toEqual({ texts: [tag('#FFFF00')], painting: 'marked' });
	});
});

it('finds out how an FFmpeg draws letters, and takes one that draws nothing for an old one', async () => {
	expect(['frame', 'bt601']).toContain(await probeLetters('ffmpeg'));
	expect(await probeLetters('/bin/false')).toBe('bt601');
});
