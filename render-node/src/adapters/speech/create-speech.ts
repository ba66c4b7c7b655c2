import { availableParallelism } from 'node:os';
import { chooseVoice, voicesFor } from '../../domain/speech/choose-voice.js';
import type { Speech } from '../../domain/speech/speech.js';
import { sentenceLimitMs, type Engine, type MissingEngine } from './engine.js';
import { espeakName, findEspeak, type EspeakEngine } from './espeak-engine.js';
import { findFestival } from './festival-engine.js';
import { findFlite } from './flite-engine.js';
import { findSherpa } from './sherpa-engine.js';
import { readStory, speakStory } from './speak-story.js';
import type { Reader } from './align/reader.js';
import { createWordAligner } from './word-aligner.js';

export type SpeechConfig = {
	ffmpegPath: string;
	/** Left out: looked for on the PATH; null: switched off. */
	festivalPath?: string | null;
	espeakPath?: string | null;
	/** A folder with one folder per sherpa-onnx voice; left out or null: none. */
	sherpaVoicesDir?: string | null;
};

/** More scenes at once cost memory and gain nothing: speaking is short beside rendering. */
const mostLanes = 4;

/** Looks for every engine once; what is installed later is found at the next start. */
export async function createSpeech(config: SpeechConfig): Promise<Speech & { reader(locale: string): Reader | null }> {
	const { ffmpegPath, festivalPath = 'festival', espeakPath = 'espeak-ng', sherpaVoicesDir = null } = config;
	const lanes = Math.min(availableParallelism(), mostLanes);
	const espeak = await findEspeak(espeakPath, lanes);
	const found = [
		await findSherpa(sherpaVoicesDir),
		await findFlite(lanes),
		await findFestival(festivalPath, lanes),
		espeak,
	];
	const engines = found.filter(isEngine);
	const voices = engines.flatMap((engine) => engine.voices);
	const broken = engines.flatMap((engine) => engine.broken);
	const reader = (locale: string) => ('espeak' in espeak ? readerFor(espeak, locale) : null);
	return {
		reader,
		engines: () =>
			found.map((one) => {
				const voiceCount = isEngine(one) ? one.voices.length : 0;
				return { engine: one.engine, available: voiceCount > 0, note: one.note, voiceCount };
			}),
		voices: (locale) => voicesFor(voices, locale),
		async speak(request, options) {
			options.signal.throwIfAborted();
			const { voice, warnings } = chooseVoice(request, voices, broken);
			const engine = engines.find((one) => one.engine === voice?.engine);
			if (!voice || !engine) {
				return { voice: null, source: null, scenes: readStory(request, options.onScene), warnings };
			}
			const align = reader(request.locale)?.align ?? null;
			const story = await speakStory(request, voice, { engine, align, ffmpegPath }, options);
			return { ...story, voice, warnings: [...warnings, ...story.warnings] };
		},
	};
}

function readerFor({ espeak, voices, sayWord }: EspeakEngine, locale: string): Reader | null {
	const voice = voicesFor(voices, locale)[0];
	if (!voice) return null;
	const name = espeakName(voice);
	return {
		sayWord: sayWord(voice),
		speak: (text, place) => espeak.say(text, name, 1, { ...place, timeLimitMs: sentenceLimitMs }),
		align: createWordAligner(espeak, name),
	};
}

function isEngine(found: Engine | MissingEngine): found is Engine {
	return 'open' in found;
}
