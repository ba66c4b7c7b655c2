import { beforeAll, describe, expect, it } from '@jest/globals';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import type { Speech } from '../../../../render-node/src/domain/speech/speech.js';
import { itWith } from './installed.js';
import { expectCompleteWords, levelDb, speak } from './speak.js';

const monster = 'ab'.repeat(100);
let speech: Speech;
beforeAll(async () => void (speech = await createSpeech({ ffmpegPath: 'ffmpeg' })));

describe('what createSpeech finds', () => {
	it('lists every engine that we know and offers flite anywhere', () => {
		const engines = speech.engines();
		expect(engines.map((one) => one.engine).sort()).toEqual(['espeak-ng', 'festival', 'flite', 'sherpa-onnx']);
		expect(engines.find((one) => one.engine === 'flite')).toEqual({
			engine: 'flite',
			available: true,
			note: '0.1.1 (wasm)',
			voiceCount: 3,
		});
		expect(speech.voices('en')[0]?.id).toBe('flite:rms');
	});

	it('says what is missing where a program cannot be found or is switched off', async () => {
		const bare = await createSpeech({ ffmpegPath: 'ffmpeg', festivalPath: '/nowhere/festival', espeakPath: null });
		const note = (engine: string) => bare.engines().find((one) => one.engine === engine)?.note;
		expect(note('festival')).toContain('not installed');
		expect(note('espeak-ng')).toBe('switched off');
		expect(bare.voices('de')).toEqual([]);
	});
});

describe('English by flite', () => {
	it('speaks sentences with native word times and a common level', async () => {
		const texts = ['The lamp turned once every ten seconds. Nobody slept.', 'A storm came.'];
		const story = await speak(speech, 'en', texts);
		expect(story).toMatchObject({ voice: { id: 'flite:rms' }, source: 'flite 0.1.1 (wasm), voice rms', warnings: [] });
		expect(story.progress).toEqual([[1, 2], [2, 2]]); // prettier-ignore
		for (const [index, { samples, words, durationMs }] of story.scenes.entries()) {
			const text = texts[index] ?? '';
			expectCompleteWords(text, words, durationMs);
			expect(words.every((word) => word.source === 'native')).toBe(true);
			expect(Math.abs(samples.length / 48 - durationMs)).toBeLessThan(1);
			expect(durationMs / text.length).toBeGreaterThan(40);
			expect(durationMs / text.length).toBeLessThan(120);
			expect(levelDb(samples)).toBeGreaterThan(-27);
			expect(samples.every((sample) => Math.abs(sample) < 32_000)).toBe(true);
		}
		const [first, second] = story.scenes.map((scene) => levelDb(scene.samples));
		expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThan(2.5);
	});

	it('makes each word loud and the pause between sentences quiet', async () => {
		const [scene] = (await speak(speech, 'en', ['Nobody answered. Everyone waited.'])).scenes;
		const [nobody, answered, everyone] = scene?.words ?? [];
		const samples = scene?.samples ?? new Int16Array(0);
		const pause = levelDb(samples, (answered?.endMs ?? 0) + 150, (everyone?.startMs ?? 0) - 40);
		expect(levelDb(samples, nobody?.startMs, nobody?.endMs)).toBeGreaterThan(pause + 25);
		expect((everyone?.startMs ?? 0) - (answered?.endMs ?? 0)).toBeGreaterThan(150);
		expect((everyone?.startMs ?? 0) - (answered?.endMs ?? 0)).toBeLessThan(450);
	});

	it('bears quotes, per cent, years, emoji, other scripts, control characters and a 200-letter word', async () => {
		const text = `“Don’t stop” — in 1912 — 50% 🎉 of R & D said (東京). It cost $5.50\u0000 for ${monster}.`;
		const { scenes, warnings } = await speak(speech, 'en', [text]);
		const [scene] = scenes;
		expectCompleteWords(text, scene?.words ?? [], scene?.durationMs ?? 0);
		expect(scene?.words.map((word) => word.text)).toContain('1912 —');
		expect(warnings.map((warning) => warning.code)).toEqual(['text-altered', 'word-times-estimated']);
		expect(warnings[0]?.message).toMatch(/🎉.*東京.*ababab/u);
		expect(scene?.durationMs).toBeLessThan(40_000);
	});

	it('follows the wished speed', async () => {
		const text = ['The keeper climbed the stairs and lit the lamp.'];
		const durationAt = async (speed: number) => (await speak(speech, 'en', text, { speed })).scenes[0]?.durationMs ?? 0;
		expect((await durationAt(2)) / (await durationAt(1))).toBeCloseTo(0.5, 1);
	});

	it('leaves a scene without words silent for as long as it takes to look at', async () => {
		const { scenes } = await speak(speech, 'en', ['🎉 🎉 !!!', 'Hello.', ' \n ']);
		expect(scenes.map((scene) => scene.path === null)).toEqual([true, false, true]);
		expect(scenes[0]).toMatchObject({ durationMs: 833, words: [{ text: '🎉 🎉 !!!', charStart: 0, charEnd: 9 }] });
		expect(scenes[2]).toMatchObject({ durationMs: 833, words: [] });
	});

	it('keeps scenes in order however many speak at once', async () => {
		const texts = [
			'One.',
			'Two lamps were lit by the old keeper tonight.',
			'Three.',
			'Four.',
			'Five more ships came in.',
			'Six.',
		];
		const { scenes } = await speak(speech, 'en', texts);
		expect(scenes.map((scene) => scene.text)).toEqual(texts);
	});
});

describe('languages without an honest voice', () => {
	it.each([
		['ja', '「灯台」は一晩中、光っていた。50%🎉 2024年。'],
		['he', 'המגדלור האיר "כל" הלילה 🎉. 50% מהאוניות עברו.'],
		['th', 'ประภาคารส่องแสงตลอดคืน 🎉 50% ของเรือ'],
		['zh-Hant', '燈塔整夜發光。'],
		['yue', '燈塔成晚發光。'],
	])('stay silent in %s, with captions at reading speed and a warning', async (locale, text) => {
		const { voice, source, scenes, warnings } = await speak(speech, locale, [text], { voice: 'flite:rms' });
		expect({ voice, source, path: scenes[0]?.path }).toEqual({ voice: null, source: null, path: null });
		expect(warnings).toEqual([expect.objectContaining({ code: 'no-voice-for-language', field: 'locale' })]);
		expectCompleteWords(text, scenes[0]?.words ?? [], scenes[0]?.durationMs ?? 0);
		expect(scenes[0]?.words.length).toBeGreaterThan(1);
	});
});

describe('other languages by espeak-ng', () => {
	const itSpeaks = itWith('espeak-ng');
	for (const [locale, text] of Object.entries({
		de: `Am 3. Oktober 1912 drehte sich die Lampe „langsam“ 🎉 um 50 %. Dr. Müller rief: ${monster}!`,
		ar: `كانت المنارة القديمة تدور كل عشر ثوانٍ. "قال" الحارس 🎉: 50% فقط! ${monster}`,
		hi: `1912 में दीपक हर दस सेकंड में घूमता था। “रखवाले” ने कहा 🎉: 50% ही! ${monster}`,
	})) {
		itSpeaks(`speaks ${locale} with aligned times for every word`, async () => {
			const { voice, scenes, warnings } = await speak(speech, locale, [text], { voice: 'flite:slt' });
			expect(voice?.id).toBe(`espeak-ng:${locale}`);
			expect(warnings.map((warning) => warning.code)).toEqual(['voice-substituted', 'text-altered']);
			expectCompleteWords(text, scenes[0]?.words ?? [], scenes[0]?.durationMs ?? 0);
			expect(scenes[0]?.words.every((word) => word.source === 'aligned')).toBe(true);
			expect(levelDb(scenes[0]?.samples ?? new Int16Array(0))).toBeGreaterThan(-27);
			expect(scenes[0]?.durationMs).toBeLessThan(40_000);
		});
	}

	itSpeaks('speaks French, Spanish, Italian, Portuguese, Russian and Turkish', async () => {
		const texts = {
			fr: 'Bonjour le monde.',
			es: 'Hola, mundo.',
			it: 'Ciao mondo.',
			'pt-BR': 'Olá mundo.',
			ru: 'Привет, мир.',
			tr: 'Merhaba dünya.',
		};
		for (const [locale, text] of Object.entries(texts)) {
			const { voice, scenes, warnings } = await speak(speech, locale, [text]);
			expect(voice?.locale.slice(0, 2)).toBe(locale.slice(0, 2));
			expect(warnings).toEqual([]);
			expect(levelDb(scenes[0]?.samples ?? new Int16Array(0))).toBeGreaterThan(-27);
		}
	});

	itSpeaks('takes markup and phoneme codes as text, not as orders', async () => {
		const plain = await speak(speech, 'de', ['Hallo. Ende.']);
		const marked = await speak(speech, 'de', ['<break time="9s"/> [[h@l]] Hallo. Ende.']);
		expect((marked.scenes[0]?.durationMs ?? 0) - (plain.scenes[0]?.durationMs ?? 0)).toBeLessThan(6_000);
	});
});
