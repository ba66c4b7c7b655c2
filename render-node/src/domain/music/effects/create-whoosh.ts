import type { Random } from '../random.js';
import { sampleRateHz } from '../sample-rate.js';
import { createStereo, panGains, type Stereo } from '../stereo.js';

/** Noise through a resonance that rises and falls while it passes from one side to the other. */
export function createWhoosh(random: Random): Stereo {
	const seconds = random.between(0.6, 0.95);
	const summit = random.between(0.4, 0.6);
	const [lowHz, highHz] = [random.between(250, 400), random.between(2_200, 3_800)];
	const direction = random.chance(0.5) ? 1 : -1;
	const out = createStereo(Math.round(seconds * sampleRateHz));
	let [low, band] = [0, 0];
	for (let i = 0; i < out.left.length; i++) {
		const progress = i / out.left.length;
		const swell = progress < summit ? progress / summit : (1 - progress) / (1 - summit);
		// State-variable filter (Chamberlin 1985): its tuning may move at every sample.
		const tuning = 2 * Math.sin((Math.PI * lowHz * (highHz / lowHz) ** swell) / sampleRateHz);
		low += tuning * band;
		band += tuning * (random.between(-1, 1) - low - 0.7 * band);
		const gains = panGains(direction * (2 * progress - 1) * 0.7);
		const sample = band * swell * swell;
		out.left[i] = sample * gains.left;
		out.right[i] = sample * gains.right;
	}
	return out;
}
