import { alignSound } from '../../domain/speech/align-sound.js';
import type { PlannedSentence } from '../../domain/speech/plan-scene.js';
import type { Sound } from '../../domain/speech/sound.js';
import { splitAtPauses } from '../../domain/speech/split-at-pauses.js';
import type { TimeSpan } from '../../domain/speech/time-span.js';
import { sentenceLimitMs } from './engine.js';
import type { Espeak } from './espeak.js';

/** Finds the unit times of a sentence in a sound by any voice; null where it cannot. */
export type WordAligner = (
	sentence: PlannedSentence,
	sound: Sound,
	place: { dir: string; signal: AbortSignal },
) => Promise<TimeSpan[] | null>;

/** Longer pauses than espeak makes within a word, shorter than the half second that it makes at a blank line. */
const wordGapMs = 300;

/** Compares the sound with espeak-ng saying the same words one by one. */
export function createWordAligner(espeak: Espeak, voiceName: string): WordAligner {
	return async ({ units }, sound, place) => {
		if (units.length === 1) return [{ startMs: 0, endMs: (sound.samples.length / sound.sampleRateHz) * 1000 }];
		const list = units.map((unit) => unit.spoken.replace(/[.,;:!?،؛؟।]+$/u, '')).join('\n\n');
		const apart = await espeak.say(list, voiceName, 1, { ...place, timeLimitMs: sentenceLimitMs });
		const words = apart ? splitAtPauses(apart, wordGapMs) : [];
		if (words.length !== units.length) return null;
		return alignSound(
			words.map((word, index) => ({ text: units[index]?.spoken ?? '', sound: word })),
			sound,
		);
	};
}
