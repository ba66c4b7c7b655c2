import { describe, expect, it } from '@jest/globals';
import { parse } from 'ass-compiler';
import type { CaptionStyle } from '@showrunner/contract';
import { burnedCaptions } from '../../../../render-node/src/domain/captions/burned-captions.js';
import { withoutEmoji } from '../../../../render-node/src/domain/captions/emoji.js';
import type { FontMap } from '../../../../render-node/src/domain/captions/font-map.js';
import { captionTexts } from '../../../kits/caption-texts.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const font = { family: 'Noto Sans', sizeFactor: 1.36 };
const fonts: FontMap = {
	latin: font,
	arabic: { family: 'Noto Sans Arabic', sizeFactor: 2.1 },
	hebrew: font,
	devanagari: font,
	japanese: font,
	thai: font,
	chinese: font,
};
const frame = { width: 1080, height: 1920 };

const captions = (text: string, locale: string, style: CaptionStyle = 'karaoke') =>
	burnedCaptions({
		track: { scenes: [spokenScene(text, { locale })], style, profile: 'shorts', safeArea: 'universal' },
		locale,
		aspectRatio: '9:16',
		frame,
		fonts,
	});

const dialogues = (ass: string) =>
	ass
		.split('\n')
		.filter((line) => line.startsWith('Dialogue:'))
		.map((line) => line.split(',').slice(9).join(','));
const shown = (dialogue: string) =>
	dialogue
		.replace(/(?<!\\)\{\\[^}]*\}/gu, '')
		.replaceAll('\\N', '\n')
		.replace(/\\([{}])/gu, '$1')
		.replace(/[\u200e\u200f\u2060]/gu, '');

describe.each(Object.entries(captionTexts))('ASS in %s', (locale, text) => {
	it('shows every word of the text but its emoji', () => {
		const { ass, cues } = captions(text, locale, 'plain');
		expect(dialogues(ass).map(shown)).toEqual(cues.map((cue) => cue.text));
		expect(
			cues
				.map((cue) => cue.text)
				.join('')
				.replace(/\s/gu, ''),
		).toBe(withoutEmoji(text).replace(/\s/gu, ''));
	});

	it('is read by another reader with the same times and no lost line', () => {
		const { ass, cues } = captions(text, locale, 'plain');
		const { dialogue } = parse(ass).events;
		expect(dialogue.map(({ Start, End }) => [Math.round(Start * 100), Math.round(End * 100)])).toEqual(
			cues.map(({ startMs, endMs }) => [Math.round(startMs / 10), Math.round(endMs / 10)]),
		);
	});

	it('lights one word after the other, without a gap within a cue', () => {
		const { ass, cues } = captions(text, locale);
		const { dialogue } = parse(ass).events;
		for (const cue of cues) {
			const states = dialogue.filter(({ Start }) => Start * 1000 >= cue.startMs - 6 && Start * 1000 < cue.endMs - 6);
			expect(states[0]?.Start).toBeCloseTo(cue.startMs / 1000, 1.9);
			expect(states.at(-1)?.End).toBeCloseTo(cue.endMs / 1000, 1.9);
			for (const [i, state] of states.slice(1).entries()) expect(state.Start).toBe(states[i]?.End);
		}
		for (const line of dialogues(ass)) expect(line.match(/\\1c&H3DD2FF&/gu)).toHaveLength(1);
	});
});

describe('assFor', () => {
	const { assFor, cues, ass } = captions(captionTexts.en ?? '', 'en');
	const lit = (text: string | null) =>
		dialogues(text ?? '').map((line) => /\\1c&H3DD2FF&\}(.*?)\{\\1c/u.exec(line)?.[1]);

	it('is null where nothing is shown', () => {
		expect(assFor(0, 100)).toBeNull();
		expect(assFor(cues.at(-1)?.endMs ?? 0, 99_999)).toBeNull();
	});

	it('starts its clock with the window and lights the word of that moment', () => {
		const word = cues[1]?.lines.flat()[1];
		const middle = Math.round(((word?.startMs ?? 0) + (word?.endMs ?? 0)) / 2);
		const part = assFor(middle, middle + 40);
		expect(lit(part).map((text) => shown(text ?? ''))).toEqual([word?.text]);
		expect(part).toContain('Dialogue: 0,0:00:00.00,0:00:00.04,');
	});

	it('cuts a video into windows that together show the whole of it', () => {
		const whole = parse(ass).events.dialogue.reduce((sum, { Start, End }) => sum + End - Start, 0);
		let windows = 0;
		for (let from = 0; from < 30_000; from += 1_370) {
			for (const { Start, End } of parse(assFor(from, from + 1_370) ?? ass.slice(0, ass.indexOf('Dialogue'))).events
				.dialogue)
				windows += End - Start;
		}
		expect(windows).toBeCloseTo(whole, 0.5);
	});
});

describe('burnedCaptions', () => {
	it('warns of scripts without a font and of emoji, once each', () => {
		const { warnings } = burnedCaptions({
			track: { scenes: [spokenScene('안녕 😀'), { ...spokenScene('또 🎉'), startMs: 9_000 }], style: 'plain', profile: 'shorts', safeArea: 'full' },
			locale: 'ko', aspectRatio: '16:9', frame: { width: 480, height: 270 }, fonts,
		}); // prettier-ignore
		expect(warnings.map((warning) => warning.code)).toEqual(['emoji-not-burned', 'font-missing']);
		expect(warnings[1]?.message).toContain('korean');
	});

	it('names the font where the script changes within a line', () => {
		expect(dialogues(captions('فنار n8n', 'ar', 'plain').ass)[0]).toBe(
			'\u200fفنار {\\fnNoto Sans\\fs95.2}n8n'.replace('\u200f', ''),
		);
	});
});
