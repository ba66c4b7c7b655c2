import { peakOf, type Sound } from './sound.js';

/** -50 dB under the loudest sample. */
const silenceRatio = 10 ** (-50 / 20);

/** The stretches of sound between silences of at least `gapMs`. */
export function splitAtPauses({ samples, sampleRateHz }: Sound, gapMs: number): Sound[] {
	const floor = peakOf(samples) * silenceRatio;
	const gapCount = (gapMs / 1000) * sampleRateHz;
	const parts: { start: number; end: number }[] = [];
	for (let index = 0; index < samples.length; index++) {
		if (Math.abs(samples[index] ?? 0) <= floor) continue;
		const last = parts.at(-1);
		if (last && index - last.end < gapCount) last.end = index + 1;
		else parts.push({ start: index, end: index + 1 });
	}
	return parts.map(({ start, end }) => ({ samples: samples.slice(start, end), sampleRateHz }));
}
