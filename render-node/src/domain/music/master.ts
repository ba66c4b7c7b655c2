import { integratedLoudness } from './loudness.js';
import type { Stereo } from './stereo.js';

/** Below the knee nothing changes; above it peaks bend towards the ceiling (-1.4 dBFS), sample by sample, so no seam. */
const knee = 0.6;
const ceiling = 0.85;

/** Brings a loop to `targetLufs` in place. */
export function masterLoop(loop: Stereo, targetLufs: number): void {
	const gain = 10 ** ((targetLufs - integratedLoudness(loop)) / 20);
	for (const channel of [loop.left, loop.right]) {
		for (let i = 0; i < channel.length; i++) channel[i] = bend(gain * (channel[i] ?? 0));
	}
}

export function bend(sample: number): number {
	const size = Math.abs(sample);
	if (size <= knee) return sample;
	return Math.sign(sample) * (knee + (ceiling - knee) * Math.tanh((size - knee) / (ceiling - knee)));
}
