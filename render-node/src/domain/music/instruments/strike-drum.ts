import { designFilter, filterInPlace } from '../filter.js';
import type { Drum } from '../mood-style.js';
import { createRandom } from '../random.js';
import { sampleRateHz } from '../sample-rate.js';

const struck: Record<Drum, () => Float32Array> = {
	kick: () => sweep(0.5, { fromHz: 120, toHz: 46, glideSeconds: 0.03, decaySeconds: 0.13 }),
	taiko: () => {
		const skin = sweep(1.4, { fromHz: 130, toHz: 62, glideSeconds: 0.05, decaySeconds: 0.32 });
		return mix(skin, filterInPlace(noise(0.15, 0.03, 'taiko'), designFilter('lowpass', 900)), 0.6);
	},
	clap: () => {
		const hand = filterInPlace(noise(0.3, 0.06, 'clap'), designFilter('bandpass', 1_500, 1.2));
		return [0.011, 0.023].reduce<Float32Array>(
			(sum, late) => mix(sum, hand, 0.6, Math.round(late * sampleRateHz)),
			hand.slice(),
		);
	},
	shaker: () => filterInPlace(noise(0.16, 0.035, 'shaker', 0.012), designFilter('highpass', 6_500)),
	tick: () => filterInPlace(noise(0.05, 0.007, 'tick'), designFilter('bandpass', 4_200, 2)),
	block: () => {
		const low = sweep(0.2, { fromHz: 860, toHz: 840, glideSeconds: 0.01, decaySeconds: 0.03 });
		return mix(low, sweep(0.2, { fromHz: 1_330, toHz: 1_310, glideSeconds: 0.01, decaySeconds: 0.02 }), 0.5);
	},
};

export const strikeDrum = (drum: Drum): Float32Array => struck[drum]();

type Sweep = { fromHz: number; toHz: number; glideSeconds: number; decaySeconds: number };

function sweep(seconds: number, { fromHz, toHz, glideSeconds, decaySeconds }: Sweep): Float32Array {
	const out = new Float32Array(Math.round(seconds * sampleRateHz));
	let phase = 0;
	for (let i = 0; i < out.length; i++) {
		const time = i / sampleRateHz;
		out[i] = Math.sin(phase) * Math.exp(-time / decaySeconds) * Math.min(1, i / 48, (out.length - i) / 480);
		phase += (2 * Math.PI * (toHz + (fromHz - toHz) * Math.exp(-time / glideSeconds))) / sampleRateHz;
	}
	return out;
}

function noise(seconds: number, decaySeconds: number, label: string, attackSeconds = 0.001): Float32Array {
	const random = createRandom(1, label);
	const out = new Float32Array(Math.round(seconds * sampleRateHz));
	for (let i = 0; i < out.length; i++) {
		const time = i / sampleRateHz;
		const edge = Math.min(1, time / attackSeconds, (out.length - i) / 240);
		out[i] = random.between(-1, 1) * edge * Math.exp(-time / decaySeconds);
	}
	return out;
}

function mix(base: Float32Array, added: Float32Array, gain: number, offset = 0): Float32Array {
	const out = new Float32Array(Math.max(base.length, added.length + offset));
	out.set(base);
	for (let i = 0; i < added.length; i++) out[i + offset] = (out[i + offset] ?? 0) + gain * (added[i] ?? 0);
	return out;
}
