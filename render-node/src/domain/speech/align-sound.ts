import { trimSilence, type Sound } from './sound.js';
import type { TimeSpan } from './time-span.js';
import { frameMs, voicePrint } from './voice-print.js';
import { warpFrames } from './warp-frames.js';

/** Pauses that a voice makes in connected speech and that words said one by one lack. */
const commaPauseMs = 120;
const pauseMark = /[,;:،؛、—–-]['"”’)\]]*$/u;

export type ReferenceWord = {
	/** As the sentence writes it: a comma at its end lets the reference pause. */
	text: string;
	sound: Sound;
};

/**
 * When each word was spoken in `heard`, found by warping it onto the same words said one by one, by any voice of the
 * language. All references share one sample rate, which may differ from that of `heard`.
 */
export function alignSound(reference: ReferenceWord[], heard: Sound): TimeSpan[] {
	const { sound, cutMs } = trimSilence(heard, 0);
	const { joined, wordOfFrame } = joinReference(reference);
	const path = warpFrames(voicePrint(joined), voicePrint(sound));
	const spans: (TimeSpan | null)[] = reference.map(() => null);
	for (const [frame, expectedFrame] of path.entries()) {
		const word = wordOfFrame(expectedFrame);
		if (word === null) continue;
		const startMs = cutMs + frame * frameMs;
		spans[word] = { startMs: spans[word]?.startMs ?? startMs, endMs: startMs + frameMs };
	}
	let lastMs = cutMs;
	return spans.map((span) => {
		const known = span ?? { startMs: lastMs, endMs: lastMs };
		lastMs = known.endMs;
		return known;
	});
}

function joinReference(reference: ReferenceWord[]): { joined: Sound; wordOfFrame(frame: number): number | null } {
	const sampleRateHz = reference[0]?.sound.sampleRateHz ?? 16_000;
	const pieces = reference.map((word) => trimSilence(word.sound, 0).sound.samples);
	const pauses = reference.map((word, index) =>
		index < reference.length - 1 && pauseMark.test(word.text) ? Math.round((commaPauseMs / 1000) * sampleRateHz) : 0,
	);
	const starts: number[] = [];
	let length = 0;
	for (const [index, piece] of pieces.entries()) {
		starts.push(length);
		length += piece.length + (pauses[index] ?? 0);
	}
	const samples = new Float32Array(length);
	for (const [index, piece] of pieces.entries()) samples.set(piece, starts[index]);
	const wordOfFrame = (frame: number) => {
		const at = ((frame + 0.5) * frameMs * sampleRateHz) / 1000;
		const word = Math.max(
			0,
			starts.findLastIndex((start) => start <= at),
		);
		return at < (starts[word] ?? 0) + (pieces[word]?.length ?? 0) || (pauses[word] ?? 0) === 0 ? word : null;
	};
	return { joined: { samples, sampleRateHz }, wordOfFrame };
}
