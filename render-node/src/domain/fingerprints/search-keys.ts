import { markCount, type Fingerprint, type Marks } from './fingerprint.js';
import { createLeastPlaces } from './least-places.js';

/**
 * How marks become keys. Each key stands for the `draws` sure bits that come first in as many fixed shuffles, so that
 * two marks share a key with the probability of their likeness (Jaccard's; Broder, 1997) to that power: pictures of a
 * re-encoded video (0.85 and more) with 0.27, unrelated ones (0.27) with 0.00003.
 */
type Family = {
	draws: number;
	/** Keys for each mark. */
	keys: number;
	/** How many words of a mark take part, lowest waves first: what lies over a picture changes the higher ones most. */
	words: number;
	/** Which marks are taken together, by their distance: one mark of sound alone says too little. */
	together: readonly number[];
	/** Keeps one key of so many, the same ones on both sides: an index of a long history stays small. */
	keepOneOf: number;
	/** Sets the families apart. */
	seed: number;
};

const families = {
	/** A still has one mark only, so it gets many keys that are found easily. */
	image: { draws: 6, keys: 12, words: 4, together: [0], keepOneOf: 1, seed: 1 },
	pictures: { draws: 8, keys: 3, words: 4, together: [0], keepOneOf: 2, seed: 2 },
	sound: { draws: 10, keys: 2, words: 1, together: [0, 3, 6], keepOneOf: 2, seed: 3 },
} as const satisfies Record<string, Family>;

/** Sure bits, over all marks that are taken together, below which there is no key: everything alike would share it. */
const leastBits = { image: 32, pictures: 32, sound: 24 } as const;

/** The keys under which a fingerprint is kept and looked for: whole numbers of up to 31 bits, each once. */
export function searchKeys({ kind, pictures, sound }: Fingerprint): number[] {
	const keys = new Set<number>();
	if (pictures) addKeys(pictures, kind === 'image' ? 'image' : 'pictures', 0, markCount(pictures), keys);
	if (sound) addKeys(sound, 'sound', 0, markCount(sound), keys);
	return [...keys];
}

/** Keys of the marks from `from` to before `to`. */
export function keysOfMarks(marks: Marks, family: keyof typeof families, from: number, to: number): Set<number> {
	const keys = new Set<number>();
	addKeys(marks, family, from, to, keys);
	return keys;
}

function addKeys(marks: Marks, name: keyof typeof families, from: number, to: number, keys: Set<number>): void {
	const { draws, keys: count, words, together, keepOneOf, seed }: Family = families[name];
	const least = createLeastPlaces({ shuffles: draws * count, words, groups: together.length, seed });
	const last = markCount(marks) - Math.max(...together);
	for (let mark = from; mark < Math.min(to, last); mark++) {
		least.clear();
		let seen = 0;
		for (const [group, distance] of together.entries()) seen += least.take(marks, mark + distance, group);
		if (seen < leastBits[name]) continue;
		for (let number = 0; number < count; number++) {
			const key = least.keyOf(number * draws, draws, seed * 16 + number);
			if (key % keepOneOf === 0) keys.add(key);
		}
	}
}
