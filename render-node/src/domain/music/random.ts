export type NonEmpty<T> = readonly [T, ...T[]];

/** A stream of numbers that depends on its seed alone. */
export type Random = {
	/** In [0, 1). */
	next(): number;
	between(low: number, high: number): number;
	/** Both ends are possible. */
	integer(low: number, high: number): number;
	chance(probability: number): boolean;
	pick<T>(list: NonEmpty<T>): T;
};

/** SFC32 (Chris Doty-Humphrey, PractRand), started from the seed and a label so that parts do not share a stream. */
export function createRandom(seed: number, label: string): Random {
	let [a, b, c, counter] = [hash(label), seed >>> 0, ~seed >>> 0, 1];
	const draw = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	// Fifteen rounds spread a small seed over the whole state.
	for (let round = 0; round < 15; round++) draw();
	const integer = (low: number, high: number) => low + Math.floor(draw() * (high - low + 1));
	return {
		next: draw,
		between: (low, high) => low + draw() * (high - low),
		integer,
		chance: (probability) => draw() < probability,
		pick: (list) => list[integer(0, list.length - 1)] ?? list[0],
	};
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
	return value >>> 0;
}
