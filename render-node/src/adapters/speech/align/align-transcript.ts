import { limits, type TranscriptSegment, type WordTiming } from '@showrunner/contract';
import { rawDurationMs } from '../../../domain/audio/extract-sound.js';
import { soundSilent } from '../../../domain/audio/sound-problems.js';
import type { AlignedTranscript } from '../../../domain/speech/align-speech.js';
import { planScene, type PlannedScene } from '../../../domain/speech/plan-scene.js';
import { createSayInOwnScript } from '../../../domain/speech/say-in-own-script.js';
import { toWordTimings } from '../speak-scene.js';
import type { AlignTools } from './align-scene.js';
import { alignText } from './align-text.js';
import { hear, hearingRateHz } from './hear.js';

export type TranscriptRun = { dir: string; signal: AbortSignal; onFraction(fraction: number): void };

/** -60 dB, as a mean square. */
const silentPower = 1e-6;

export async function alignTranscript(
	{ text, locale, path }: { text: string; locale: string; path: string },
	tools: AlignTools,
	{ dir, signal, onFraction }: TranscriptRun,
): Promise<AlignedTranscript> {
	const reader = tools.reader(locale);
	const wish = { sampleRateHz: hearingRateHz, longestMs: limits.transcriptDurationMs };
	const raw = await tools.sound.decode(path, wish, { workDir: dir, signal });
	const heard = await hear(raw, signal);
	if (heard.powers.every((power) => power < silentPower)) throw soundSilent();
	const plan = planScene(text, locale, reader?.sayWord ?? createSayInOwnScript(locale));
	const aligned = await alignText(plan.sentences, heard, reader, { dir, signal, onFraction });
	const durationMs = Math.round(rawDurationMs(raw));
	const words = toWordTimings(
		plan,
		aligned.flatMap(({ spans }) => spans),
		aligned.flatMap(({ sources }) => sources),
		durationMs,
	);
	return { durationMs, words, segments: segmentsOf(plan, words, text) };
}

function segmentsOf({ sentences }: PlannedScene, words: readonly WordTiming[], text: string): TranscriptSegment[] {
	let at = 0;
	return sentences.map((sentence) => {
		const own = words.slice(at, (at += sentence.words.length));
		const [first, last] = [own[0], own.at(-1)];
		const [charStart, charEnd] = [first?.charStart ?? 0, last?.charEnd ?? 0];
		const times = { startMs: first?.startMs ?? 0, endMs: last?.endMs ?? 0 };
		return { ...times, text: text.slice(charStart, charEnd), charStart, charEnd };
	});
}
