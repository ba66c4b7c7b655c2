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
	let [firstLoud, lastLoud] = [0, samples.length - 1];
	while (firstLoud < samples.length && Math.abs(samples[firstLoud] ?? 0) <= floor) firstLoud++;
	while (lastLoud > firstLoud && Math.abs(samples[lastLoud] ?? 0) <= floor) lastLoud--;
	if (firstLoud > lastLoud) return { sound: { samples: new Float32Array(0), sampleRateHz }, cutMs: 0 };
	const keptCount = Math.round((keptMs / 1000) * sampleRateHz);
	const start = Math.max(0, firstLoud - keptCount);
	const end = Math.min(samples.length, lastLoud + 1 + keptCount);
	return { sound: { samples: samples.slice(start, end), sampleRateHz }, cutMs: (start / sampleRateHz) * 1000 };
}

export function peakOf(samples: Float32Array): number {
	let peak = 0;
	// Scenes have millions of samples: plain loops keep the event loop free.
	for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
	return peak;
}
