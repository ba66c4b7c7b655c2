import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { languageOf } from '../../domain/speech/language-of.js';
import { configurationInvalid } from '../../domain/refusal.js';
import { sayInEnglish } from '../../domain/speech/say-in-english.js';
import { createSayInOwnScript } from '../../domain/speech/say-in-own-script.js';
import { missingEngine, type Engine, type Lane, type MissingEngine, type Utterance } from './engine.js';
import { startSherpaProcess, type SherpaProcess } from './sherpa-process.js';
import { readSherpaVoices, type SherpaModel } from './sherpa-voices.js';

const loadLimitMs = 120_000;
/** Neural voices on a slow machine run at about the speed of speech; a sentence is at most half a minute. */
const sentenceLimitMs = 120_000;

export async function findSherpa(voicesDir: string | null): Promise<Engine | MissingEngine> {
	const version = await installedVersion();
	if (version === null) return missingEngine('sherpa-onnx', 'sherpa-onnx-node is not installed');
	if (voicesDir === null) return missingEngine('sherpa-onnx', `${version}, no folder with voices is configured`);
	const found = await readSherpaVoices(voicesDir).catch(() => null);
	if (!found) return missingEngine('sherpa-onnx', `${version}, the folder ${voicesDir} cannot be read`);
	const models = new Map(found.voices.map(({ voice, model }) => [voice.id, model]));
	const complaints = found.broken.map(({ id, reason }) => `${id}: ${reason}`);
	return {
		engine: 'sherpa-onnx',
		note: [version, ...complaints].join('; '),
		voices: found.voices.map(({ voice }) => voice),
		broken: found.broken,
		source: (voice) => `sherpa-onnx ${version}, voice ${voice.id.slice('sherpa-onnx:'.length)}`,
		dull: false,
		// One process keeps the cores busy and holds one copy of the weights.
		laneLimit: 1,
		sayWord: ({ locale }) => (languageOf(locale) === 'en' ? sayInEnglish : createSayInOwnScript(locale)),
		async open({ voice, speed, signal }) {
			const model = models.get(voice.id);
			if (!model)
				throw configurationInvalid('voice-files-missing', `The voice ${voice.id} has no files.`, { field: 'voice' });
			return openLane(startSherpaProcess(signal), voice.id, model, speed);
		},
	};
}

async function openLane(child: SherpaProcess, voiceId: string, model: SherpaModel, speed: number): Promise<Lane> {
	const loaded = await child.ask({ model }, loadLimitMs);
	if (loaded.kind === 'failed') {
		await child.close();
		throw configurationInvalid('voice-files-invalid', `The files of the voice ${voiceId} could not be loaded.`, {
			field: 'voice',
			detail: loaded.reason,
			fix: "Check the files in the voice's folder on the render-node, or choose another voice.",
		});
	}
	return {
		close: child.close,
		async speak(sentences) {
			const utterances: (Utterance | null)[] = [];
			for (const { text } of sentences) {
				const answer = text === '' ? null : await child.ask({ text, speed }, sentenceLimitMs);
				const sound = answer?.kind === 'sound' ? answer : null;
				utterances.push(sound && { sound, unitSpans: null });
			}
			return utterances;
		},
	};
}

async function installedVersion(): Promise<string | null> {
	try {
		const path = createRequire(import.meta.url).resolve('sherpa-onnx-node/package.json');
		return JSON.parse(await readFile(path, 'utf8')).version;
	} catch {
		return null;
	}
}
