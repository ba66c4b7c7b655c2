import type { Marks } from './fingerprint.js';

/** Finds, for each of several fixed shuffles of all (place, sign) pairs, which sure bit of a mark comes first. */
export type LeastPlaces = {
	clear(): void;
	/** Takes the sure bits of one mark in, as one of a group; says how many there were. */
	take(marks: Marks, mark: number, group: number): number;
	/** A number of 31 bits for what came first in the shuffles from `from` on. */
	keyOf(from: number, count: number, salt: number): number;
};

export type Shuffles = {
	shuffles: number;
	/** Words of a mark that take part. */ words: number;
	groups: number;
	seed: number;
};

export function createLeastPlaces({ shuffles, words, groups, seed }: Shuffles): LeastPlaces {
	const ranks = ranksOf(shuffles, words * 32 * groups, seed);
	const least = new Uint32Array(shuffles);
	const winner = new Uint32Array(shuffles);
	const compete = (element: number) => {
		for (let shuffle = 0; shuffle < shuffles; shuffle++) {
			const rank = ranks[element * shuffles + shuffle] ?? 0;
			if (rank >= (least[shuffle] ?? 0)) continue;
			least[shuffle] = rank;
			winner[shuffle] = element;
		}
	};
	return {
		clear: () => void least.fill(0xffffffff),
		take(marks, mark, group) {
			let seen = 0;
			for (let word = 0; word < words; word++) {
				const at = mark * marks.words + word;
				const signs = marks.bits[at] ?? 0;
				for (let left = marks.sure[at] ?? 0; left !== 0; left &= left - 1) {
					const bit = 31 - Math.clz32(left & -left);
					compete(((group * words + word) * 32 + bit) * 2 + ((signs >>> bit) & 1));
					seen++;
				}
			}
			return seen;
		},
		keyOf(from, count, salt) {
			let key = mixed(salt);
			for (let shuffle = from; shuffle < from + count; shuffle++) key = mixed(key ^ (winner[shuffle] ?? 0));
			return key >>> 1;
		},
	};
}

/** The tables are made once for each family. */
const made = new Map<string, Uint32Array>();

function ranksOf(shuffles: number, places: number, seed: number): Uint32Array {
	const name = `${shuffles}-${places}-${seed}`;
	const known = made.get(name);
	if (known) return known;
	const ranks = Uint32Array.from({ length: shuffles * places * 2 }, (_, i) =>
		mixed(Math.imul(i + 1, 0x9e3779b1) ^ mixed(seed)),
	);
	made.set(name, ranks);
	return ranks;
}

/** Every bit of the result depends on every bit given (the finaliser of MurmurHash3). */
function mixed(value: number): number {
	let v = value | 0;
	v = Math.imul(v ^ (v >>> 16), 0x85ebca6b);
	v = Math.imul(v ^ (v >>> 13), 0xc2b2ae35);
	return (v ^ (v >>> 16)) >>> 0;
}
