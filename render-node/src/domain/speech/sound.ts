/** Mono sound; samples from -1 to 1. */
export type Sound = { samples: Float32Array; sampleRateHz: number };

export function soundDurationMs({ samples, sampleRateHz }: Sound): number {
	return (samples.length / sampleRateHz) * 1000;
}

/**
 * -40 dB under the loudest sample. In flite's voices the weakest final consonant lies at -35 dB, the noise before a
 * sentence at -45 dB and below, and what rings on after it fades from -35 dB.
 */
const silenceRatio = 10 ** (-40 / 20);

/** The sound without the silence around it, `keptMs` of which stay, and how much was cut from the start. */
export function trimSilence(sound: Sound, keptMs: number): { sound: Sound; cutMs: number } {
	const { samples, sampleRateHz } = sound;
	const floor = peakOf(samples) * silenceRatio;
	const isLoud = (sample: number) => Math.abs(sample) > floor;
	const firstLoud = samples.findIndex(isLoud);
	if (firstLoud < 0) return { sound: { samples: new Float32Array(0), sampleRateHz }, cutMs: 0 };
	const keptCount = Math.round((keptMs / 1000) * sampleRateHz);
	const start = Math.max(0, firstLoud - keptCount);
	const end = Math.min(samples.length, samples.findLastIndex(isLoud) + 1 + keptCount);
	return { sound: { samples: samples.slice(start, end), sampleRateHz }, cutMs: (start / sampleRateHz) * 1000 };
}

export function peakOf(samples: Float32Array): number {
	let peak = 0;
	for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
	return peak;
}
