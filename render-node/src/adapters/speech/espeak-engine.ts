import type { Voice } from '@showrunner/contract';
import { createSayInOwnScript } from '../../domain/speech/say-in-own-script.js';
import {
	missingEngine,
	sentenceLimitMs,
	type Engine,
	type Lane,
	type LaneOptions,
	type MissingEngine,
	type Utterance,
} from './engine.js';
import { createEspeak, type Espeak } from './espeak.js';
import { parseEspeakVoices } from './espeak-voices.js';
import { runProgram } from './run-program.js';

const probeLimitMs = 30_000;

export type EspeakEngine = Engine & { espeak: Espeak };

export async function findEspeak(espeakPath: string | null, laneLimit: number): Promise<EspeakEngine | MissingEngine> {
	if (espeakPath === null) return missingEngine('espeak-ng', 'switched off');
	const probe = async (arg: string) => {
		const { stdout } = await runProgram(espeakPath, [arg], { timeLimitMs: probeLimitMs });
		return stdout.toString('utf8');
	};
	let version: string;
	let voices: Voice[];
	try {
		version = /speech: (\S+)/.exec(await probe('--version'))?.[1] ?? 'of unknown version';
		voices = parseEspeakVoices(await probe('--voices'));
	} catch {
		return missingEngine('espeak-ng', 'not installed (Debian: espeak-ng)');
	}
	const espeak = createEspeak(espeakPath);
	return {
		engine: 'espeak-ng',
		note: version,
		voices,
		broken: [],
		espeak,
		source: (voice) => `espeak-ng ${version}, voice ${espeakName(voice)}`,
		dull: false,
		laneLimit,
		sayWord: (voice) => createSayInOwnScript(voice.locale),
		open: async (options) => openLane(espeak, options),
	};
}

export function espeakName(voice: Voice): string {
	return voice.id.slice('espeak-ng:'.length);
}

function openLane(espeak: Espeak, { voice, speed, dir, signal }: LaneOptions): Lane {
	return {
		close: async () => undefined,
		async speak(sentences) {
			const utterances: (Utterance | null)[] = [];
			for (const { text } of sentences) {
				const place = { dir, signal, timeLimitMs: sentenceLimitMs };
				const sound = text === '' ? null : await espeak.say(text, espeakName(voice), speed, place);
				utterances.push(sound && { sound, unitSpans: null });
			}
			return utterances;
		},
	};
}
