import { setImmediate } from 'node:timers/promises';
import type { RawSound } from '../../../domain/audio/extract-sound.js';
import { blockPrint } from '../../../domain/speech/block-print.js';
import type { PlannedSentence } from '../../../domain/speech/plan-scene.js';
import type { Sound } from '../../../domain/speech/sound.js';
import type { TimeSpan } from '../../../domain/speech/time-span.js';
import { blockMs, withoutPauses } from '../../../domain/speech/voiced-sound.js';
import { warpSentences } from '../../../domain/speech/warp-sentences.js';
import { readRawSound } from './read-raw-sound.js';
import type { Reader } from './reader.js';

/** What is heard, with its loudness in blocks; what is not louder than `floor` is a pause. */
export type Heard = { raw: RawSound; powers: Float32Array; floor: number };

type Place = { dir: string; signal: AbortSignal };

/** So much speech is compared at once, without pauses; the last part of it is done again with what follows. */
const windowMs = 30_000;
const committedShare = 0.75;
/** The speech of others is this much longer or shorter than espeak's at first; then by what was found. */
const firstPace = 1.3;
const paceReserve = 1.5;
/** Speech or music beside the text that a window bears. */
const asideMs = 20_000;

/**
 * Where each sentence lies in the sound, found window by window, so that hours take no more memory than minutes. Null
 * for a sentence that has nothing to say, or that the voice of this machine cannot say.
 */
export async function findSentences(
	sentences: readonly PlannedSentence[],
	heard: Heard,
	{ reader, place, onFraction }: { reader: Reader; place: Place; onFraction(fraction: number): void },
): Promise<(TimeSpan | null)[]> {
	const found: (TimeSpan | null)[] = sentences.map(() => null);
	let [next, atBlock, pace] = [0, 0, firstPace];
	while (next < sentences.length) {
		const batch = await saidAgain(sentences, next, reader, place);
		const isLast = next + batch.taken === sentences.length;
		const expectedMs = batch.said.reduce((sum, { sound }) => sum + lengthMs(sound), 0);
		if (expectedMs > 0) {
			const spans = await warped(batch.said, heard, atBlock, expectedMs * pace * paceReserve + asideMs);
			const limit = isLast ? Infinity : expectedMs * committedShare;
			let [sumMs, lastCommitted] = [0, 0];
			for (const [index, { at, sound }] of batch.said.entries()) {
				sumMs += lengthMs(sound);
				const span = spans[index];
				if (!span || (sumMs > limit && index > 0)) break;
				found[at] = span;
				lastCommitted = index;
			}
			const last = spans[lastCommitted];
			const committedMs = batch.said.slice(0, lastCommitted + 1).reduce((sum, { sound }) => sum + lengthMs(sound), 0);
			const end = last ? Math.ceil(last.endMs / blockMs) : atBlock;
			const spokenMs = voicedBlocks(heard, atBlock, end) * blockMs;
			pace = Math.min(2, Math.max(0.7, (pace + spokenMs / committedMs) / 2));
			atBlock = Math.max(atBlock, end);
			next = isLast ? sentences.length : (batch.said[lastCommitted]?.at ?? next) + 1;
		} else next += batch.taken;
		onFraction(next / sentences.length);
	}
	return found;
}

const lengthMs = ({ samples, sampleRateHz }: Sound) => (samples.length * 1000) / sampleRateHz;

type Said = { at: number; sound: Sound };

/** The next sentences by the voice of this machine, without pauses. `taken` counts also those it has nothing for. */
async function saidAgain(
	sentences: readonly PlannedSentence[],
	from: number,
	reader: Reader,
	place: Place,
): Promise<{ said: Said[]; taken: number }> {
	const said: Said[] = [];
	let sumMs = 0;
	let at = from;
	for (; at < sentences.length && sumMs < windowMs; at++) {
		const text = sentences[at]?.text ?? '';
		const sound = text === '' ? null : await reader.speak(text, place);
		if (sound === null) continue;
		const voiced = withoutPauses(sound).sound;
		if (voiced.samples.length === 0) continue;
		said.push({ at, sound: voiced });
		sumMs += lengthMs(voiced);
	}
	return { said, taken: at - from };
}

async function warped(
	said: readonly Said[],
	{ raw, powers, floor }: Heard,
	fromBlock: number,
	wantedMs: number,
): Promise<(TimeSpan | null)[]> {
	const toBlock = blockAfter({ powers, floor }, fromBlock, wantedMs / blockMs);
	const sound = await readRawSound(raw, fromBlock * blockMs, toBlock * blockMs);
	const voiced = withoutPauses(sound, floor);
	const lengths = said.map((one) => Math.round(lengthMs(one.sound) / blockMs));
	const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
	const expected = { print: blockPrint(joined(said), ends.at(-1) ?? 0), ends };
	const heard = blockPrint(voiced.sound, voiced.blockOf.length);
	const found = await warpSentences(expected, heard, () => setImmediate());
	return said.map((_, index) => {
		const span = found?.[index];
		if (!span || span.last < span.first) return null;
		const timeOf = (block: number) => (fromBlock + (voiced.blockOf[block] ?? 0)) * blockMs;
		return { startMs: timeOf(span.first), endMs: timeOf(span.last) + blockMs };
	});
}

function joined(said: readonly Said[]): Sound {
	const sampleRateHz = said[0]?.sound.sampleRateHz ?? 16_000;
	const samples = new Float32Array(said.reduce((sum, { sound }) => sum + sound.samples.length, 0));
	let at = 0;
	for (const { sound } of said) {
		samples.set(sound.samples, at);
		at += sound.samples.length;
	}
	return { samples, sampleRateHz };
}

/** The block behind so many blocks in which something is heard. */
function blockAfter({ powers, floor }: Pick<Heard, 'powers' | 'floor'>, from: number, wanted: number): number {
	let [block, count] = [from, 0];
	for (; block < powers.length && count < wanted; block++) if ((powers[block] ?? 0) > floor) count++;
	return block;
}

function voicedBlocks({ powers, floor }: Heard, from: number, to: number): number {
	let count = 0;
	for (let block = from; block < to; block++) if ((powers[block] ?? 0) > floor) count++;
	return count;
}
