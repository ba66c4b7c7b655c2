import type { Sound } from './sound.js';

export const blockMs = 40;
/** Under the loud parts by this much lie the pauses of a recording; quiet consonants lie at -30 dB. */
const pauseRatio = 10 ** (-35 / 10);
/** Louder than this share of all blocks is what counts as loud: a door that slams does not. */
const loudShare = 0.9;

/** A sound without its pauses; `blockOf[i]` is the block of the whole that block `i` of it comes from. */
export type VoicedSound = { sound: Sound; blockOf: Int32Array };

const blockLength = ({ sampleRateHz }: Sound) => Math.round((blockMs / 1000) * sampleRateHz);

/** Mean square of each whole block. */
export function blockPowers(sound: Sound): Float32Array {
	const length = blockLength(sound);
	return Float32Array.from({ length: Math.floor(sound.samples.length / length) }, (_, block) => {
		let sum = 0;
		for (let i = block * length; i < (block + 1) * length; i++) sum += (sound.samples[i] ?? 0) ** 2;
		return sum / length;
	});
}

/** What is quieter is a pause, judged by the loud parts of the same recording. */
export function pauseFloor(powers: Float32Array): number {
	const sorted = Float32Array.from(powers).sort();
	return (sorted[Math.floor(sorted.length * loudShare)] ?? 0) * pauseRatio;
}

/** Takes the pauses out, so that how long a voice waits is no matter when two are compared. */
export function withoutPauses(sound: Sound, floor = pauseFloor(blockPowers(sound))): VoicedSound {
	const length = blockLength(sound);
	const voiced = [...blockPowers(sound).entries()].filter(([, power]) => power > floor).map(([block]) => block);
	const samples = new Float32Array(voiced.length * length);
	for (const [index, block] of voiced.entries())
		samples.set(sound.samples.subarray(block * length, (block + 1) * length), index * length);
	return { sound: { samples, sampleRateHz: sound.sampleRateHz }, blockOf: Int32Array.from(voiced) };
}
