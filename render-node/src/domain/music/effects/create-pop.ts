import type { Random } from '../random.js';
import { sampleRateHz } from '../sample-rate.js';
import type { Stereo } from '../stereo.js';

/** A drop of tone: a sine that falls by more than an octave within a few hundredths of a second. */
export function createPop(random: Random): Stereo {
	const out = new Float32Array(Math.round(0.22 * sampleRateHz));
	const [startHz, endHz] = [random.between(750, 1_100), random.between(260, 380)];
	const decaySeconds = random.between(0.03, 0.045);
	let phase = 0;
	for (let i = 0; i < out.length; i++) {
		const time = i / sampleRateHz;
		const edge = Math.min(1, time / 0.0015, (out.length - i) / 960);
		out[i] = Math.sin(phase) * Math.exp(-time / decaySeconds) * edge;
		phase += (2 * Math.PI * (endHz + (startHz - endHz) * Math.exp(-time / 0.018))) / sampleRateHz;
	}
	return { left: out, right: out.slice() };
}
