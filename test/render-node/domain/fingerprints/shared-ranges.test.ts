import { describe, expect, it } from '@jest/globals';
import {
	pictureForm,
	soundForm,
	type MarkForm,
	type Marks,
} from '../../../../render-node/src/domain/fingerprints/fingerprint.js';
import { judgeMatch } from '../../../../render-node/src/domain/fingerprints/judge-match.js';
import { pictureRules, soundRules } from '../../../../render-node/src/domain/fingerprints/match-rules.js';
import { searchKeys } from '../../../../render-node/src/domain/fingerprints/search-keys.js';
import {
	findShared,
	type Shared,
	type SharedRules,
} from '../../../../render-node/src/domain/fingerprints/shared-ranges.js';

function randomWords(seed: number) {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return (state ^ (state << 13) ^ (state >>> 11)) >>> 0;
	};
}

/** Marks that have nothing to do with those of another seed. */
function random(form: MarkForm, count: number, seed: number): Marks {
	const next = randomWords(seed);
	const words = () => Uint32Array.from({ length: count * form.words }, next);
	return { ...form, bits: words(), sure: words().map((word) => (word | next()) >>> 0) };
}
const cut = ({ bits, sure, ...form }: Marks, from: number, to: number): Marks => ({
	...form,
	bits: bits.slice(from * form.words, to * form.words),
	sure: sure.slice(from * form.words, to * form.words),
});
const joined = (...parts: Marks[]): Marks => ({
	...(parts[0] as Marks),
	bits: Uint32Array.from(parts.flatMap(({ bits }) => [...bits])),
	sure: Uint32Array.from(parts.flatMap(({ sure }) => [...sure])),
});
/** One bit of 16 turned. */
function noisy(marks: Marks, seed: number): Marks {
	const next = randomWords(seed);
	return { ...marks, bits: marks.bits.map((word) => (word ^ (next() & next() & next() & next())) >>> 0) };
}
/** Every so many-th mark left out, as a faster copy has it. */
const faster = ({ bits, sure, ...form }: Marks, every: number): Marks => {
	const kept = (words: Uint32Array) => words.filter((_, i) => Math.floor(i / form.words) % every !== every - 1);
	return { ...form, bits: kept(bits), sure: kept(sure) };
};

function shared(query: Marks, other: Marks, family: 'pictures' | 'sound', rules: SharedRules): Shared {
	const steps = findShared(query, other, family, rules);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
const pictures = pictureRules('balanced', 3_000, false);
const film = random(pictureForm, 400, 1);

describe('what two rows of marks share', () => {
	it('is found at its place in both', () => {
		const query = joined(random(pictureForm, 40, 2), noisy(cut(film, 200, 230), 3), random(pictureForm, 50, 4));
		const { ranges, sharedMs, apart } = shared(query, film, 'pictures', pictures);
		expect(ranges).toEqual([{ startMs: 10_000, endMs: 17_500, otherStartMs: 50_000, otherEndMs: 57_500 }]);
		expect(sharedMs).toBe(7_500);
		expect(apart).toBeGreaterThan(0.04);
		expect(apart).toBeLessThan(0.09);
	});

	it('is nothing where it is too short, too far apart or unrelated', () => {
		const short = joined(random(pictureForm, 40, 2), cut(film, 200, 208), random(pictureForm, 50, 4));
		const far = noisy(noisy(noisy(cut(film, 0, 100), 3), 4), 5);
		for (const query of [short, far, random(pictureForm, 300, 6)])
			expect(shared(query, film, 'pictures', pictures)).toEqual({ ranges: [], sharedMs: 0, apart: 0.5 });
	});

	it('follows another speed, and goes on over a moment that differs', () => {
		const quick = shared(faster(film, 30), film, 'pictures', pictures);
		expect(quick.ranges).toHaveLength(1);
		expect(quick.sharedMs).toBeGreaterThan(90_000);
		const torn = joined(cut(film, 0, 60), random(pictureForm, 4, 8), cut(film, 64, 120));
		expect(shared(torn, film, 'pictures', pictures).ranges).toHaveLength(1);
	});

	it('tells two sections apart, in the order of time', () => {
		const query = joined(cut(film, 300, 330), random(pictureForm, 30, 9), cut(film, 20, 50));
		const { ranges } = shared(query, film, 'pictures', pictures);
		expect(ranges.map(({ otherStartMs }) => otherStartMs)).toEqual([75_000, 5_000]);
	});

	it('is one range in long sound, over all blocks', () => {
		const long = random(soundForm, 2_600, 11);
		const query = joined(random(soundForm, 300, 12), noisy(cut(long, 900, 2_300), 13), random(soundForm, 100, 14));
		const { ranges } = shared(query, long, 'sound', soundRules('balanced', 3_000));
		expect(ranges).toHaveLength(1);
		const [{ startMs = 0, endMs = 0, otherStartMs = 0 } = {}] = ranges;
		expect(Math.abs(startMs - 300 * 128)).toBeLessThan(500);
		expect(Math.abs(endMs - 1_700 * 128)).toBeLessThan(500);
		expect(Math.abs(otherStartMs - 900 * 128)).toBeLessThan(500);
	});
});

describe('search keys', () => {
	it('are shared by what is alike, and by nothing else', () => {
		const of = (marks: Marks) => searchKeys({ kind: 'video', durationMs: 1, pictures: marks, sound: null });
		const keys = new Set(of(film));
		expect([...keys].every((key) => Number.isInteger(key) && key >= 0 && key < 2 ** 31)).toBe(true);
		const common = (marks: Marks) => of(marks).filter((key) => keys.has(key)).length;
		expect(common(film)).toBe(keys.size);
		expect(common(noisy(film, 5))).toBeGreaterThan(20);
		expect(common(random(pictureForm, 400, 21))).toBeLessThan(10);
	});

	it('are none for what says nothing', () => {
		const blank = { ...film, sure: film.sure.map(() => 0) };
		expect(searchKeys({ kind: 'image', durationMs: null, pictures: blank, sound: null })).toEqual([]);
	});
});

describe('the judgement', () => {
	const part = (share: number) => ({ share, otherShare: share, apart: 0.02, sharedMs: 9_000, ranges: [] });
	const seen = (share: number) => ({ ...part(share), mirrored: false });

	it('calls duplicate what has all in common that can be compared', () => {
		expect(judgeMatch({ pictures: seen(0.9), sound: part(0.85) })).toMatchObject({ verdict: 'duplicate' });
		expect(judgeMatch({ pictures: seen(0.9), sound: 'incomparable' })).toMatchObject({
			verdict: 'duplicate',
			score: 0.86,
		});
		expect(judgeMatch({ pictures: 'incomparable', sound: part(0.9) })).toMatchObject({ verdict: 'duplicate' });
	});

	it('calls near what shares a part, or one of pictures and sound', () => {
		expect(judgeMatch({ pictures: seen(0.9), sound: null })).toMatchObject({ verdict: 'near', score: 0.43 });
		expect(judgeMatch({ pictures: seen(0.3), sound: part(0.9) })).toMatchObject({ verdict: 'near' });
	});

	it('calls the rest new', () => {
		expect(judgeMatch({ pictures: null, sound: 'incomparable' })).toEqual({ verdict: 'new', score: 0, reasons: [] });
	});
});
