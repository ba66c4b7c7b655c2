import type { TimingSource, WordTiming } from '@showrunner/contract';
import { fillWordTimes } from '../../domain/speech/fill-word-times.js';
import { joinSentences, type SentenceSound } from '../../domain/speech/join-sentences.js';
import type { PlannedScene, PlannedSentence } from '../../domain/speech/plan-scene.js';
import { readSilently } from '../../domain/speech/read-silently.js';
import { soundDurationMs, trimSilence, type Sound } from '../../domain/speech/sound.js';
import { inOrder, type TimeSpan } from '../../domain/speech/time-span.js';
import type { Lane, Utterance } from './engine.js';
import type { WordAligner } from './word-aligner.js';

export type SceneSound = {
	/** Null where nothing of the scene can be heard. */
	sound: Sound | null;
	durationMs: number;
	words: WordTiming[];
	/** Sentences that the engine should have spoken and did not. */
	failed: string[];
};

export type SceneTools = {
	lane: Lane;
	/** For engines that tell no times; null where espeak-ng lacks the language. */
	align: WordAligner | null;
	locale: string;
	speed: number;
	dir: string;
	signal: AbortSignal;
};

export async function speakScene(scene: PlannedScene, tools: SceneTools): Promise<SceneSound> {
	const { sentences } = scene;
	const utterances = await tools.lane.speak(sentences);
	const sampleRateHz = utterances.find((utterance) => utterance !== null)?.sound.sampleRateHz;
	const failed = sentences.filter(({ text }, index) => text !== '' && !utterances[index]).map(({ text }) => text);
	if (sampleRateHz === undefined) return { ...silentScene(scene, tools), failed };
	const spoken: SentenceSound[] = [];
	const sources: TimingSource[] = [];
	for (const [index, sentence] of sentences.entries()) {
		const utterance = utterances[index] ?? null;
		const timed = utterance
			? await timeSentence(sentence, utterance, tools)
			: silentSentence(sentence, sampleRateHz, tools);
		spoken.push(timed);
		sources.push(...timed.sources);
	}
	const { sound, spans } = joinSentences(spoken, sampleRateHz);
	const durationMs = Math.round(soundDurationMs(sound));
	return { sound, durationMs, words: toWordTimings(scene, spans, sources, durationMs), failed };
}

/** A scene without a voice: its words at the pace of reading. */
export function silentScene(scene: PlannedScene, { locale, speed }: { locale: string; speed: number }): SceneSound {
	const words = scene.sentences.map((sentence) => sentence.words);
	const { spans, durationMs } = readSilently(words, locale, speed);
	const wholeMs = Math.round(durationMs);
	const sources = spans.map((): TimingSource => 'estimated');
	return { sound: null, durationMs: wholeMs, words: toWordTimings(scene, spans, sources, wholeMs), failed: [] };
}

export type TimedSentence = SentenceSound & { sources: TimingSource[] };

export async function timeSentence(
	sentence: PlannedSentence,
	{ sound, unitSpans }: Utterance,
	tools: Pick<SceneTools, 'align' | 'dir' | 'signal'>,
): Promise<TimedSentence> {
	const aligned = unitSpans || !tools.align ? null : await tools.align(sentence, sound, tools);
	const known: (TimeSpan | null)[] = sentence.words.map(() => null);
	for (const [index, { wordIndex }] of sentence.units.entries())
		known[wordIndex] = (unitSpans ?? aligned)?.[index] ?? null;
	const texts = sentence.words.map((word) => word.text);
	const best: TimingSource = unitSpans ? 'native' : 'aligned';
	return {
		sound,
		spans: fillWordTimes(texts, known, soundingSpan(sound)),
		sources: known.map((span) => (span ? best : 'estimated')),
	};
}

export function soundingSpan(sound: Sound): TimeSpan {
	const { sound: trimmed, cutMs } = trimSilence(sound, 0);
	return { startMs: cutMs, endMs: cutMs + soundDurationMs(trimmed) };
}

function silentSentence(sentence: PlannedSentence, sampleRateHz: number, { locale, speed }: SceneTools): TimedSentence {
	const { spans, durationMs } = readSilently([sentence.words], locale, speed);
	const samples = new Float32Array(Math.round((durationMs / 1000) * sampleRateHz));
	return { sound: { samples, sampleRateHz }, spans, sources: spans.map(() => 'estimated') };
}

export function toWordTimings(
	scene: PlannedScene,
	spans: TimeSpan[],
	sources: TimingSource[],
	limitMs: number,
): WordTiming[] {
	const words = scene.sentences.flatMap((sentence) => sentence.words);
	return inOrder(spans, limitMs).map((span, index) => ({
		...{ text: '', charStart: 0, charEnd: 0 },
		...words[index],
		...span,
		source: sources[index] ?? 'estimated',
	}));
}
