import { alignPhones, type PhoneSpan } from '../../domain/speech/align-phones.js';
import type { PlannedSentence, SpokenUnit } from '../../domain/speech/plan-scene.js';
import type { TimeSpan } from '../../domain/speech/time-span.js';
import { sentenceLimitMs, type Lane, type Utterance } from './engine.js';
import { openFliteThread, type FliteThread } from './flite-thread.js';
import { readWav } from './wav.js';
import type { WasmModule } from './wasm.js';

export type FliteLaneOptions = {
	module: WasmModule;
	voiceName: string;
	speed: number;
	dir: string;
	signal: AbortSignal;
};

export function openFliteLane({ module, voiceName, speed, dir, signal }: FliteLaneOptions): Lane {
	const thread = openFliteThread({ module, dir }, signal);
	const phones = new Map<string, string[]>();
	return {
		close: thread.close,
		async speak(sentences) {
			await learnPhones(thread, phones, sentences);
			const utterances: (Utterance | null)[] = [];
			for (const sentence of sentences) {
				utterances.push(
					await speakSentence(thread, phones, sentence, [
						'-voice',
						voiceName,
						'--setf',
						`duration_stretch=${1 / speed}`,
					]),
				);
			}
			return utterances;
		},
	};
}

async function speakSentence(
	thread: FliteThread,
	phones: Map<string, string[]>,
	{ text, units }: PlannedSentence,
	voiceArgs: string[],
): Promise<Utterance | null> {
	if (text === '') return null;
	const args = [...voiceArgs, '-psdur', '-t', text, '-o', 'out.wav'];
	const answer = await thread.run({ args, input: '' }, sentenceLimitMs);
	const sound = answer?.wav ? readWav(answer.wav) : null;
	if (!answer || !sound) return null;
	return { sound, unitSpans: unitSpans(units, phones, parsePhoneSpans(answer.stdout)) };
}

function unitSpans(units: SpokenUnit[], phones: Map<string, string[]>, heard: PhoneSpan[]): (TimeSpan | null)[] | null {
	const expected = units.map((unit) => phones.get(isolated(unit.spoken)) ?? []);
	return alignPhones(
		expected,
		heard.filter(({ phone }) => phone !== 'pau'),
	);
}

/**
 * Asks flite once per new word how it sounds alone. A blank line ends an utterance, so all words go in one run and come
 * back a line each; kal shares the lexicon of the other voices and is the fastest to ask.
 */
async function learnPhones(
	thread: FliteThread,
	phones: Map<string, string[]>,
	sentences: PlannedSentence[],
): Promise<void> {
	const words = sentences.flatMap(({ units }) => units.map((unit) => isolated(unit.spoken)));
	const unknown = [...new Set(words)].filter((word) => !phones.has(word));
	if (unknown.length === 0) return;
	const call = { args: ['-voice', 'kal', '-ps', '-f', 'in.txt', 'none'], input: unknown.join('\n\n') + '\n\n' };
	const lines = (await thread.run(call, sentenceLimitMs))?.stdout.trim().split('\n') ?? [];
	// A word that flite takes for two utterances shifts all lines; then the times are found another way.
	if (lines.length !== unknown.length) return;
	for (const [index, word] of unknown.entries()) {
		phones.set(
			word,
			(lines[index] ?? '').split(/\s+/).filter((phone) => phone !== '' && phone !== 'pau'),
		);
	}
}

/** Without the full stops and question marks at its end, which would make utterances of their own. */
function isolated(spoken: string): string {
	return spoken.replace(/[.,;:!?]+$/u, '').replace(/[,;:!?]+(?=\s)/gu, '');
}

/** flite prints `phone:end` pairs, ends in seconds from the start. */
function parsePhoneSpans(stdout: string): PhoneSpan[] {
	let startMs = 0;
	return [...stdout.matchAll(/([a-z]+):(\d+\.\d+)/g)].map(([, phone = '', end = '0']) => {
		const span = { phone, startMs, endMs: Number(end) * 1000 };
		startMs = span.endMs;
		return span;
	});
}
