import { blockMs } from './voiced-sound.js';

/** The middle of the quietest block between two times, the one nearest to their middle of several; in milliseconds. */
export function quietestPlace(powers: Float32Array, fromMs: number, toMs: number): number {
	const first = Math.max(0, Math.floor(fromMs / blockMs));
	const last = Math.min(powers.length - 1, Math.floor(toMs / blockMs));
	const middle = (first + last) / 2;
	let best = -1;
	for (let block = first; block <= last; block++) {
		const [power, least] = [powers[block] ?? 0, powers[best] ?? Infinity];
		const isNearer = Math.abs(block - middle) < Math.abs(best - middle);
		if (power < least || (power === least && isNearer)) best = block;
	}
	return best < 0 ? (fromMs + toMs) / 2 : (best + 0.5) * blockMs;
}
