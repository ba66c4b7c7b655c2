import { availableParallelism } from 'node:os';
import { chooseVoice, voicesFor } from '../../domain/speech/choose-voice.js';
import type { Speech } from '../../domain/speech/speech.js';
import type { Engine, MissingEngine } from './engine.js';
import { espeakName, findEspeak, type EspeakEngine } from './espeak-engine.js';
import { findFestival } from './festival-engine.js';
import { findFlite } from './flite-engine.js';
import { findSherpa } from './sherpa-engine.js';
import { readStory, speakStory } from './speak-story.js';
import { createWordAligner, type WordAligner } from './word-aligner.js';

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
export async function createSpeech(config: SpeechConfig): Promise<Speech> {
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
	return {
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
			const align = 'espeak' in espeak ? alignerFor(espeak, request.locale) : null;
			const story = await speakStory(request, voice, { engine, align, ffmpegPath }, options);
			return { ...story, voice, warnings: [...warnings, ...story.warnings] };
		},
	};
}

function alignerFor({ espeak, voices }: EspeakEngine, locale: string): WordAligner | null {
	const voice = voicesFor(voices, locale)[0];
	return voice ? createWordAligner(espeak, espeakName(voice)) : null;
}

function isEngine(found: Engine | MissingEngine): found is Engine {
	return 'open' in found;
}
