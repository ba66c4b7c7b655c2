import { beforeAll, describe, expect } from '@jest/globals';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { festivalData } from '../../../../render-node/src/adapters/speech/festival-script.js';
import type { Speech } from '../../../../render-node/src/domain/speech/speech.js';
import { itWith } from './installed.js';
import { expectCompleteWords, levelDb, speak } from './speak.js';

const itSpeaks = itWith('festival');
let speech: Speech;
beforeAll(async () => void (speech = await createSpeech({ ffmpegPath: 'ffmpeg' })));
const festival = { voice: 'festival:slt-hts' };

describe('festival', () => {
	itSpeaks('speaks with native times, figures and symbols included', async () => {
		const text = '“In 1912,” said Dr. Smith, “50% of us left at 10:30.” It cost $5 million & more 🎉.';
		const { scenes, source } = await speak(speech, 'en', [text], festival);
		expect(source).toMatch(/^festival \d.*, voice cmu_us_slt_arctic_hts$/);
		expectCompleteWords(text, scenes[0]?.words ?? [], scenes[0]?.durationMs ?? 0);
		// festival says “five million dollars” and counts all of it to the first of the two words.
		const notNative = scenes[0]?.words.filter((word) => word.source !== 'native');
		expect(notNative?.map((word) => word.text)).toEqual(['million']);
		expect(levelDb(scenes[0]?.samples ?? new Int16Array(0))).toBeGreaterThan(-27);
	});

	itSpeaks('speaks what looks like Scheme and runs none of it', async () => {
		const probe = join(tmpdir(), `festival-probe-${process.pid}`);
		const text = `(system "touch ${probe}") \\" (system "touch ${probe}") " ) (quit) \`(system "touch ${probe}")`;
		const { scenes } = await speak(speech, 'en', [text, 'Still here.'], festival);
		await expect(access(probe)).rejects.toThrow('ENOENT');
		expect(scenes[0]?.durationMs).toBeGreaterThan(3_000);
		expectCompleteWords(text, scenes[0]?.words ?? [], scenes[0]?.durationMs ?? 0);
		expect(levelDb(scenes[1]?.samples ?? new Int16Array(0))).toBeGreaterThan(-27);
	});

	itSpeaks('keeps every text inside its string literal', async () => {
		expect(festivalData(['a "b" \\c\n(d) é'])).toBe('"a  b   c (d)  "\n');
	});

	itSpeaks('follows the wished speed', async () => {
		const durationAt = async (speed: number) =>
			(await speak(speech, 'en', ['The keeper climbed the stairs and lit the lamp.'], { ...festival, speed })).scenes[0]
				?.durationMs ?? 0;
		expect((await durationAt(2)) / (await durationAt(1))).toBeCloseTo(0.5, 1);
	});
});
