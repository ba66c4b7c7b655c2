import type { TimingSource } from '@showrunner/contract';
import { rawDurationMs } from '../../../domain/audio/extract-sound.js';
import { estimateTimes } from '../../../domain/speech/estimate-times.js';
import type { PlannedSentence } from '../../../domain/speech/plan-scene.js';
import { quietestPlace } from '../../../domain/speech/quietest-place.js';
import { shareSpan, type TimeSpan } from '../../../domain/speech/time-span.js';
import { timeSentence } from '../speak-scene.js';
import { findSentences, type Heard } from './find-sentences.js';
import { readRawSound } from './read-raw-sound.js';
import type { Reader } from './reader.js';

export type AlignedSentence = {
	/** One per word. */
	spans: TimeSpan[];
	sources: TimingSource[];
};

export type AlignTextRun = { dir: string; signal: AbortSignal; onFraction(fraction: number): void };

/** The coarse search may be off by this much; a sentence is looked for so far around where it was found. */
const marginMs = 300;
/** What is heard before the first and behind the last sentence belongs to them if it is no longer than this. */
const edgeMs = 1_500;
/** Half of the progress goes to finding the sentences. */
const findingShare = 0.5;

/** When each word of the sentences is said; without a reader estimated by their letters. */
export async function alignText(
	sentences: readonly PlannedSentence[],
	heard: Heard,
	reader: Reader | null,
	{ dir, signal, onFraction }: AlignTextRun,
): Promise<AlignedSentence[]> {
	if (reader === null) return estimated(sentences, heard);
	const onFound = (fraction: number) => onFraction(fraction * findingShare);
	const found = await findSentences(sentences, heard, { reader, place: { dir, signal }, onFraction: onFound });
	const slices = slicesOf(found, heard);
	const aligned: AlignedSentence[] = [];
	for (const [index, sentence] of sentences.entries()) {
		signal.throwIfAborted();
		const slice = slices[index];
		if (slice) {
			const sound = await readRawSound(heard.raw, slice.startMs, slice.endMs);
			const timed = await timeSentence(sentence, { sound, unitSpans: null }, { align: reader.align, dir, signal });
			const spans = timed.spans.map((span) => shifted(span, slice.startMs));
			aligned.push({ spans, sources: timed.sources });
		} else aligned.push(between(sentence, aligned.at(-1), slices.slice(index + 1), heard));
		onFraction(findingShare + ((1 - findingShare) * (index + 1)) / sentences.length);
	}
	return aligned;
}

const shifted = ({ startMs, endMs }: TimeSpan, byMs: number) => ({ startMs: startMs + byMs, endMs: endMs + byMs });

function estimated(sentences: readonly PlannedSentence[], { powers, floor }: Heard): AlignedSentence[] {
	const spans = estimateTimes(
		sentences.map(({ words }) => words),
		powers,
		floor,
	);
	return spans.map((own) => ({ spans: own, sources: own.map(() => 'estimated') }));
}

/** What of the sound is compared with each sentence: cut in the quietest places between them. */
function slicesOf(found: readonly (TimeSpan | null)[], { powers, raw }: Heard): (TimeSpan | null)[] {
	const wholeMs = rawDurationMs(raw);
	const known = found.filter((span) => span !== null);
	const cuts = known.slice(1).map((span, index) => {
		const beforeMs = known[index]?.endMs ?? 0;
		return quietestPlace(powers, Math.min(beforeMs, span.startMs) - marginMs / 2, span.startMs + marginMs / 2);
	});
	let at = 0;
	return found.map((span) => {
		if (span === null) return null;
		const index = at++;
		const [before, after] = [cuts[index - 1], cuts[index]];
		const first = before === undefined && span.startMs < edgeMs ? 0 : span.startMs - marginMs;
		const last = after === undefined && wholeMs - span.endMs < edgeMs ? wholeMs : span.endMs + marginMs;
		return { startMs: Math.max(first, before ?? 0), endMs: Math.min(last, after ?? wholeMs) };
	});
}

/** A sentence that nobody says here shares what lies between its neighbours. */
function between(
	{ words }: PlannedSentence,
	before: AlignedSentence | undefined,
	after: readonly (TimeSpan | null)[],
	{ raw }: Heard,
): AlignedSentence {
	const startMs = before?.spans.at(-1)?.endMs ?? 0;
	const nextMs = after.find((span) => span !== null)?.startMs ?? rawDurationMs(raw);
	const texts = words.map(({ text }) => text);
	const spans = shareSpan({ startMs, endMs: Math.max(startMs, nextMs) }, texts);
	return { spans, sources: spans.map(() => 'estimated') };
}
