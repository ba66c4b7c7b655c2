import { describe, expect, it } from '@jest/globals';
import type { CaptionedScene } from '@showrunner/contract';
import { buildCues } from '../../../../render-node/src/domain/captions/build-cues.js';
import { lineColumns } from '../../../../render-node/src/domain/captions/caption-profile.js';
import { lineText } from '../../../../render-node/src/domain/captions/cue.js';
import { columnsOf } from '../../../../render-node/src/domain/captions/line-width.js';
import { mainScript } from '../../../../render-node/src/domain/captions/script-of.js';
import { captionTexts, longWord } from '../../../kits/caption-texts.js';
import { spokenScene } from '../../../kits/spoken-scene.js';
import { threadCpuMsOf } from '../../../kits/thread-cpu.js';

const letters = (text: string) => text.replace(/\s+/gu, '');
const profiles = ['shorts', 'subtitle'] as const;

function scenesOf(locale: string, text: string): CaptionedScene[] {
	const first = spokenScene(text, { locale });
	const unspoken = { startMs: first.durationMs, durationMs: 9_000, text, words: [] };
	const fast = spokenScene(text, { locale, startMs: first.durationMs + 9_000, wordMs: 70, pauseMs: 0 });
	return [
		first,
		unspoken,
		fast,
		{ startMs: fast.startMs + fast.durationMs, durationMs: 30_000, text: longWord, words: [] },
	];
}

describe.each(Object.entries(captionTexts))('buildCues in %s', (locale, text) => {
	it.each(profiles)('loses, doubles and reorders no letter (%s)', (profile) => {
		const scenes = scenesOf(locale, text);
		const { cues } = buildCues({ scenes, locale, profile });
		expect(letters(cues.map((cue) => cue.text).join(''))).toBe(letters(scenes.map((scene) => scene.text).join('')));
		for (const cue of cues) expect(cue.text).toBe(cue.lines.map(lineText).join('\n'));
	});

	it.each(profiles)('keeps to two lines within their limit (%s)', (profile) => {
		const scenes = scenesOf(locale, text);
		const limit = lineColumns(profile, mainScript(text, locale));
		const { cues } = buildCues({ scenes: scenes.slice(0, 3), locale, profile });
		for (const { lines } of cues) {
			expect(lines.length).toBeLessThanOrEqual(2);
			for (const line of lines) expect(columnsOf(lineText(line))).toBeLessThanOrEqual(limit);
		}
	});

	it.each(profiles)('puts cues in order, apart, and inside their scenes (%s)', (profile) => {
		const scenes = scenesOf(locale, text);
		const { cues } = buildCues({ scenes, locale, profile });
		for (const [i, cue] of cues.entries()) {
			expect(cue.endMs).toBeGreaterThan(cue.startMs);
			expect(cue.startMs).toBeGreaterThanOrEqual(cues[i - 1]?.endMs ?? 0);
			expect(
				scenes.some((scene) => scene.startMs <= cue.startMs && cue.endMs <= scene.startMs + scene.durationMs),
			).toBe(true);
			for (const word of cue.lines.flat()) expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
		}
	});
});

describe('buildCues', () => {
	const cuesOf = (text: string, locale = 'en', profile: 'shorts' | 'subtitle' = 'subtitle') =>
		buildCues({ scenes: [spokenScene(text, { locale })], locale, profile }).cues;

	it('shows each word no later than it is spoken', () => {
		for (const cue of cuesOf(captionTexts.en ?? '', 'en', 'shorts')) {
			expect(cue.startMs).toBe(cue.lines[0]?.[0]?.startMs);
			for (const word of cue.lines.flat()) if (/\p{L}/u.test(word.text)) expect(word.startMs).toBeLessThan(cue.endMs);
		}
	});

	it('leaves two frames between cues that follow each other closely', () => {
		const cues = cuesOf(
			'One two three four five six seven eight nine ten eleven twelve thirteen fourteen.',
			'en',
			'shorts',
		);
		expect(cues.length).toBeGreaterThan(2);
		for (const [i, cue] of cues.slice(1).entries()) expect(cue.startMs - (cues[i]?.endMs ?? 0)).toBe(84);
	});

	it('ends a cue with its sentence, but not after an abbreviation', () => {
		const texts = cuesOf('We met Dr. Miller there at noon. It rained the whole day long. Nobody left the house.').map(
			(cue) => cue.text.replace('\n', ' '),
		);
		expect(texts).toEqual([
			'We met Dr. Miller there at noon.',
			'It rained the whole day long.',
			'Nobody left the house.',
		]);
	});

	it('joins sentences that are over before they could be read', () => {
		const { cues } = buildCues({
			scenes: [spokenScene('No. Go. Run now.', { wordMs: 120, pauseMs: 10 })],
			locale: 'en',
			profile: 'shorts',
		});
		expect(cues.map((cue) => cue.text.replace('\n', ' '))).toEqual(['No. Go. Run now.']);
	});

	it.each([
		[
			'en',
			'The keeper looked at the light and then he walked down the long stairs to the sea below.',
			/\b(a|an|the)$/iu,
		],
		[
			'de',
			'Der Wärter sah in das helle Licht und dann ging er über die lange Treppe hinunter an das Meer.',
			/\b(der|die|das|den)$/iu,
		],
		[
			'fr',
			'Le gardien regarda la lumière et descendit ensuite le long escalier vers la mer et les bateaux.',
			/\b(le|la|les)$/iu,
		],
		[
			'es',
			'El guardián miró la luz y después bajó por la larga escalera hacia el mar y los barcos.',
			/\b(el|la|los)$/iu,
		],
	])('never parts an article from its noun (%s)', (locale, text, article) => {
		for (const profile of profiles) {
			for (const line of cuesOf(text, locale, profile).flatMap((cue) => cue.text.split('\n')))
				expect(line).not.toMatch(article);
		}
	});

	it('starts no line with a sign that Japanese keeps off it', () => {
		for (const profile of profiles) {
			for (const line of cuesOf(captionTexts.ja ?? '', 'ja', profile).flatMap((cue) => cue.text.split('\n'))) {
				expect(line).not.toMatch(/^[、。」ーっゃゅょ…？！]/u);
				expect(line).not.toMatch(/「$/u);
			}
		}
	});

	it('cuts a word that no line holds between graphemes, with times that run on', () => {
		const family = '👩‍👩‍👧‍👦'.repeat(60);
		const words = cuesOf(family, 'en', 'shorts').flatMap((cue) => cue.lines.flat());
		expect(words.every((word) => /^(?:👩‍👩‍👧‍👦)+$/u.test(word.text))).toBe(true);
		expect(words.map((word) => word.text).join('')).toBe(family);
	});

	it('reads out of broken word times without leaving the scene', () => {
		const scene = spokenScene('One two three four.');
		const words = scene.words.map((word, i) => ({ ...word, startMs: i % 2 ? 90_000 : 0, endMs: i % 2 ? 10 : 80_000 }));
		const { cues } = buildCues({ scenes: [{ ...scene, words }], locale: 'en', profile: 'subtitle' });
		expect(cues.map((cue) => cue.text).join(' ')).toBe('One two three four.');
		expect(Math.max(...cues.map((cue) => cue.endMs))).toBeLessThanOrEqual(scene.durationMs);
	});

	it('times a scene without word times by the length of its words, and says so', () => {
		const { cues, warnings } = buildCues({
			scenes: [{ startMs: 500, durationMs: 4_000, text: 'A verylongwordhere.', words: [] }],
			locale: 'en',
			profile: 'subtitle',
		});
		const [short, long] = cues.flatMap((cue) => cue.lines.flat());
		expect(warnings.map((warning) => warning.code)).toEqual(['word-times-estimated']);
		expect([short?.startMs, long?.endMs]).toEqual([500, 4_500]);
		expect((long?.endMs ?? 0) - (long?.startMs ?? 0)).toBeGreaterThan(
			4 * ((short?.endMs ?? 0) - (short?.startMs ?? 0)),
		);
	});

	it('lays 4,000 letters of any script out within a second', async () => {
		const layOut = async () => {
			for (const [locale, text] of Object.entries(captionTexts)) {
				buildCues({
					scenes: [{ startMs: 0, durationMs: 300_000, text: text.repeat(60).slice(0, 4_000), words: [] }],
					locale,
					profile: 'subtitle',
				});
			}
		};
		const { cpuMs } = await threadCpuMsOf(layOut);
		expect(cpuMs / Object.keys(captionTexts).length).toBeLessThan(1_000);
	});

	it('drops emoji once with one warning where letters are drawn without them', () => {
		const scenes = [spokenScene('Go 🚀. Fly 👩‍🚀!'), { ...spokenScene('🎉🇫🇷'), startMs: 20_000 }];
		const { cues, warnings } = buildCues({ scenes, locale: 'en', profile: 'subtitle', dropEmoji: true });
		expect(cues.map((cue) => cue.text).join(' ')).toBe('Go. Fly!');
		expect(warnings.filter((warning) => warning.code === 'emoji-not-burned')).toHaveLength(1);
	});
});
