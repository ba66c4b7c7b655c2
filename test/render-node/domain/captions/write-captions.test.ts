import { describe, expect, it } from '@jest/globals';
import { parseText } from 'media-captions';
import { buildCues } from '../../../../render-node/src/domain/captions/build-cues.js';
import { writeSrt } from '../../../../render-node/src/domain/captions/write-srt.js';
import { writeVtt } from '../../../../render-node/src/domain/captions/write-vtt.js';
import { captionTexts } from '../../../kits/caption-texts.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const marks = /[\u200e\u200f\u2060]/gu;
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const plain = (text: string) =>
	text.replace(marks, '').replace(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity);

const cuesIn = (locale: string, text: string) =>
	buildCues({ scenes: [spokenScene(text, { locale, startMs: 3_599_000 })], locale, profile: 'subtitle' }).cues;

describe.each(Object.entries(captionTexts))('caption files in %s', (locale, text) => {
	const cues = cuesIn(locale, text);

	it.each([
		['srt', writeSrt],
		['vtt', writeVtt],
	] as const)('come back from a reader of %s word for word', async (type, write) => {
		const { cues: read, errors } = await parseText(write(cues, locale), { type, strict: true });
		expect(errors).toEqual([]);
		expect(read.map((cue) => plain(cue.text))).toEqual(cues.map((cue) => cue.text));
		for (const [i, cue] of read.entries()) {
			expect(Math.round(cue.startTime * 1000)).toBe(cues[i]?.startMs);
			expect(Math.round(cue.endTime * 1000)).toBe(cues[i]?.endMs);
		}
	});
});

describe('writeVtt', () => {
	it('hides nothing that a tag or an arrow could', () => {
		const vtt = writeVtt(cuesIn('en', 'a <b>bold</b> & --> plain'), 'en');
		expect(vtt).toContain('a &lt;b&gt;bold&lt;/b&gt; &amp; --&gt; plain');
	});
});

describe('writeSrt', () => {
	it('keeps an arrow, a tag and an ASS code from being read as such', () => {
		const srt = writeSrt(cuesIn('en', 'x --> y <i>z</i> {\\an8} a < b'), 'en');
		expect(srt.replace(marks, '')).toContain('x --> y <i>z</i> {\\an8} a < b');
		expect(srt.split('\n')[2]).not.toMatch(/-->|<i>|\{\\an8/u);
	});

	it('begins a right-to-left line that starts with a number with a direction mark', () => {
		expect(writeSrt(cuesIn('he', '7 עובדות על המגדלור'), 'he').split('\n')[2]).toBe('\u200f7 עובדות על המגדלור');
		expect(writeSrt(cuesIn('en', '7 facts'), 'en').split('\n')[2]).toBe('7 facts');
	});
});
