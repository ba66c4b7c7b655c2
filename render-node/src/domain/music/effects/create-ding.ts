import { frequencyOf } from '../pitch.js';
import type { Random } from '../random.js';
import { sampleRateHz } from '../sample-rate.js';
import { createStereo, type Stereo } from '../stereo.js';

/** Modes of a small bell: a free bar's 1 : 2.76 : 5.40 (Fletcher and Rossing, ch. 2), high ones gone first. */
const modes = [
	{ ratio: 1, level: 1, decaySeconds: 0.38 },
	{ ratio: 2.756, level: 0.5, decaySeconds: 0.2 },
	{ ratio: 5.404, level: 0.22, decaySeconds: 0.09 },
] as const;

export function createDing(random: Random): Stereo {
	const out = createStereo(Math.round(1.4 * sampleRateHz));
	const frequencyHz = frequencyOf(random.integer(81, 88));
	for (const { ratio, level, decaySeconds } of modes) {
		const beat = random.between(1.0008, 1.002);
		const step = (2 * Math.PI * frequencyHz * ratio) / sampleRateHz;
		for (let i = 0; i < out.left.length; i++) {
			const edge = Math.min(1, i / 72, (out.left.length - i) / 4_800);
			const ring = level * edge * Math.exp(-i / (decaySeconds * sampleRateHz));
			out.left[i] = (out.left[i] ?? 0) + ring * Math.sin(step * i);
			out.right[i] = (out.right[i] ?? 0) + ring * Math.sin(step * beat * i);
		}
	}
	return out;
}
