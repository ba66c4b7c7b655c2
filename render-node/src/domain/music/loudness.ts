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
	const hops = hopEnergies(sound);
	const blocks = hops.slice(3).map((_, i) => hops.slice(i, i + 4).reduce((sum, e) => sum + e, 0) / (4 * hopSamples));
	const audible = blocks.filter((power) => toLufs(power) > absoluteGateLufs);
	const relativeGateLufs = toLufs(mean(audible)) - 10;
	return toLufs(mean(audible.filter((power) => toLufs(power) > relativeGateLufs)));
}

const toLufs = (power: number) => -0.691 + 10 * Math.log10(power);
const mean = (values: number[]) => (values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : 0);

/**
 * Sums of the weighted squares of each tenth of a second. Direct form II transposed; all stages of both channels stand
 * in one loop, because they wait for their own results and not for each other's: half the time of one after another.
 */
function hopEnergies({ left, right }: Stereo): number[] {
	const energies: number[] = [];
	let [ls1, ls2, lh1, lh2, rs1, rs2, rh1, rh2, energy] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
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
		if ((i + 1) % hopSamples === 0) {
			energies.push(energy);
			energy = 0;
		}
	}
	return energies;
}
