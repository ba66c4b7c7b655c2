import { sampleRateHz } from './sample-rate.js';
import type { Biquad } from './filter.js';
import type { Stereo } from './stereo.js';

/** K-weighting at 48 kHz: ITU-R BS.1770-4, tables 1 and 2. */
const shelf: Biquad = {
	b0: 1.53512485958697,
	b1: -2.69169618940638,
	b2: 1.19839281085285,
	a1: -1.69065929318241,
	a2: 0.73248077421585,
};
const highpass: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };
const hopSamples = sampleRateHz / 10;
const absoluteGateLufs = -70;

/** Integrated loudness in LUFS after ITU-R BS.1770-4; -Infinity for silence and for less than 0.4 s. */
export function integratedLoudness(sound: Stereo): number {
	const meter = createLoudnessMeter();
	meter.hear(sound);
	return meter.integratedLufs();
}

export type LoudnessMeter = {
	/** What comes next, of any length. */
	hear(sound: Stereo): void;
	/** Of all that was heard. */
	integratedLufs(): number;
};

export function createLoudnessMeter(): LoudnessMeter {
	const energies: number[] = [];
	const hear = createHopMeter((energy) => energies.push(energy));
	return { hear, integratedLufs: () => gated(energies) };
}

/** Blocks of 0.4 s, every 0.1 s: those that can be heard at all, and of these the ones within 10 LU of their mean. */
function gated(energies: readonly number[]): number {
	const blocks = energies.slice(3).map((_, i) => sum(energies.slice(i, i + 4)) / (4 * hopSamples));
	const audible = blocks.filter((power) => toLufs(power) > absoluteGateLufs);
	const relativeGateLufs = toLufs(mean(audible)) - 10;
	return toLufs(mean(audible.filter((power) => toLufs(power) > relativeGateLufs)));
}

const toLufs = (power: number) => -0.691 + 10 * Math.log10(power);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length > 0 ? sum(values) / values.length : 0);

/**
 * Tells the sum of the weighted squares of each tenth of a second. Direct form II transposed; all stages of both channels
 * stand in one loop, because they wait for their own results and not for each other's: half the time of one after another.
 */
function createHopMeter(tell: (energy: number) => void): LoudnessMeter['hear'] {
	const delayed = new Float64Array(9);
	let heard = 0;
	return ({ left, right }) => {
		// Numbers of a closure are boxed at every change; those of a call are not.
		let [ls1 = 0, ls2 = 0, lh1 = 0, lh2 = 0, rs1 = 0, rs2 = 0, rh1 = 0, rh2 = 0, energy = 0] = delayed;
		for (let i = 0; i < left.length; i++) {
			const [lx, rx] = [left[i] ?? 0, right[i] ?? 0];
			const ly = shelf.b0 * lx + ls1;
			const ry = shelf.b0 * rx + rs1;
			ls1 = shelf.b1 * lx - shelf.a1 * ly + ls2;
			rs1 = shelf.b1 * rx - shelf.a1 * ry + rs2;
			ls2 = shelf.b2 * lx - shelf.a2 * ly;
			rs2 = shelf.b2 * rx - shelf.a2 * ry;
			const lz = ly + lh1;
			const rz = ry + rh1;
			lh1 = -2 * ly - highpass.a1 * lz + lh2;
			rh1 = -2 * ry - highpass.a1 * rz + rh2;
			lh2 = ly - highpass.a2 * lz;
			rh2 = ry - highpass.a2 * rz;
			energy += lz * lz + rz * rz;
			if (++heard === hopSamples) {
				tell(energy);
				[energy, heard] = [0, 0];
			}
		}
		delayed.set([ls1, ls2, lh1, lh2, rs1, rs2, rh1, rh2, energy]);
	};
}
