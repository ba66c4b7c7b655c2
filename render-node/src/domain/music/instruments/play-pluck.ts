import { createRandom } from '../random.js';
import { sampleRateHz } from '../sample-rate.js';

const ringSeconds = 1.8;

/**
 * A plucked string after Karplus and Strong, tuned by an all-pass as Jaffe and Smith describe (Computer Music Journal
 * 7:2, 1983): a burst of noise goes round a delay of one period and loses its highs on each turn.
 */
export function playPluck(frequencyHz: number, velocity: number): Float32Array {
	const out = new Float32Array(Math.round(ringSeconds * sampleRateHz));
	const period = sampleRateHz / frequencyHz;
	// The averaging of two samples delays by half a sample, the all-pass by the rest of the fraction.
	const whole = Math.floor(period - 0.6);
	const fraction = period - 0.5 - whole;
	const coefficient = (1 - fraction) / (1 + fraction);
	const string = createBurst(whole, velocity, frequencyHz);
	const keep = 10 ** (-3 / (frequencyHz * ringSeconds));
	let [position, previous, allpassIn, allpassOut] = [0, 0, 0, 0];
	for (let i = 0; i < out.length; i++) {
		const sample = string[position] ?? 0;
		const averaged = keep * 0.5 * (sample + previous);
		previous = sample;
		allpassOut = coefficient * averaged + allpassIn - coefficient * allpassOut;
		allpassIn = averaged;
		string[position] = allpassOut;
		position = position + 1 < whole ? position + 1 : 0;
		out[i] = sample * Math.min(1, (out.length - i) / (0.1 * sampleRateHz));
	}
	return out;
}

/** Noise without a constant part, duller for soft strokes. The same tone is always plucked in the same way. */
function createBurst(length: number, velocity: number, frequencyHz: number): Float32Array {
	const random = createRandom(Math.round(frequencyHz * 100), 'pluck');
	const burst = new Float32Array(length);
	const dullness = 0.88 - 0.28 * velocity;
	let last = 0;
	for (let i = 0; i < length; i++) burst[i] = last = dullness * last + (1 - dullness) * random.between(-1, 1);
	const mean = burst.reduce((sum, value) => sum + value, 0) / length;
	return burst.map((value) => 2 * (value - mean));
}
