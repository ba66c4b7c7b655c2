/** A repeatable stream of numbers in [0, 1). */
export type Random = {
	next(): number;
	between(low: number, high: number): number;
	pick<T>(from: readonly [T, ...T[]]): T;
};

/** FNV-1a over the parts, so that neighbouring seeds give unrelated streams. */
function hash(parts: readonly (string | number)[]): number {
	let value = 0x811c9dc5;
	for (const letter of parts.join('\u0000')) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return value >>> 0;
}

/** Mulberry32: 32 bits of state, enough for pictures. */
export function createRandom(...seed: (string | number)[]): Random {
	let state = hash(seed);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		next,
		between: (low, high) => low + (high - low) * next(),
		pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
	};
}

/** Noise in [0, 1] along a line; each octave adds finer and smaller waves. `angular` has corners, as rock has. */
export function createNoise(
	random: Random,
	octaves: number,
	form: 'smooth' | 'angular' = 'smooth',
): (x: number) => number {
	const lattice = Array.from({ length: 256 }, () => random.next());
	const at = (i: number) => lattice[i & 255] ?? 0;
	const smooth = (x: number) => {
		const i = Math.floor(x);
		const t = x - i;
		return at(i) + (at(i + 1) - at(i)) * (form === 'smooth' ? t * t * (3 - 2 * t) : t);
	};
	return (x) => {
		let sum = 0;
		let weight = 0;
		for (let octave = 0; octave < octaves; octave++) {
			const share = 0.5 ** octave;
			sum += smooth(x * 2 ** octave + octave * 17.3) * share;
			weight += share;
		}
		return sum / weight;
	};
}
