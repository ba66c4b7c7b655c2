import path from 'node:path';
import { fromService } from './service-parts.mjs';
import { openBooks } from './open-books.mjs';

/** @typedef {import('./service-parts.mjs').Fingerprint} Fingerprint */

/** A stream of numbers that is the same for the same seed. @param {number} seed */
function randomWords(seed) {
	let state = seed * 2 + 1;
	return () => {
		state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
		return (Math.imul(state ^ (state >>> 12), 0x297a2d39) ^ state) >>> 0;
	};
}

/** A word in which about one bit of so many is one. @param {() => number} next @param {number} halvings */
const sparse = (next, halvings) => {
	let word = 0xffffffff;
	for (let i = 0; i < halvings; i++) word &= next();
	return word >>> 0;
};

/**
 * Marks that drift: each scene begins anew, and within it a few bits turn from mark to mark.
 * @param {() => number} next @param {{ words: number, everyMs: number, lagMs: number, count: number, scene: number }} form
 */
function drifting(next, { count, scene, ...form }) {
	const bits = new Uint32Array(count * form.words);
	const sure = new Uint32Array(count * form.words);
	for (let i = 0; i < bits.length; i++) {
		const isFirst = Math.floor(i / form.words) % scene === 0;
		bits[i] = isFirst ? next() : ((bits[i - form.words] ?? 0) ^ sparse(next, 6)) >>> 0;
		sure[i] = isFirst ? next() | next() : ((sure[i - form.words] ?? 0) ^ sparse(next, 5)) >>> 0;
	}
	return { ...form, bits, sure };
}

/** A video of 30 s. @param {number} seed @returns {Fingerprint} */
function inventVideo(seed) {
	const next = randomWords(seed);
	return {
		...{ kind: 'video', durationMs: 30_000 },
		pictures: drifting(next, { words: 6, everyMs: 250, lagMs: 0, count: 120, scene: 20 }),
		sound: drifting(next, { words: 1, everyMs: 128, lagMs: 192, count: 234, scene: 1 }),
	};
}

/** About one bit of 32 turned, as captions and crops do it. @param {Fingerprint} video @param {number} seed @returns {Fingerprint} */
function change(video, seed) {
	const next = randomWords(seed);
	const turned = (/** @type {Fingerprint['sound']} */ marks) =>
		marks && { ...marks, bits: marks.bits.map((word) => (word ^ sparse(next, 5)) >>> 0) };
	return { ...video, pictures: turned(video.pictures), sound: turned(video.sound) };
}

const idOf = (/** @type {number} */ number) => number.toString(16).padStart(64, '0');
const history = { channel: null, exceptAssetIds: [], exceptProductionId: null };
const queries = 20;
const atOnce = 250;

/**
 * How long it takes to find one of so many videos again by the index, beside comparing with each.
 * @param {string} folder @param {number} count
 */
export async function searchSpeed(folder, count) {
	const { searchKeys, compare } = await fromService();
	const books = await openBooks(path.join(folder, 'books'));
	try {
		console.error(`keeping ${count} fingerprints`);
		await books.addAssets(Array.from({ length: count }, (_, i) => idOf(i)));
		for (let from = 0; from < count; from += atOnce) {
			const numbers = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => from + i);
			await books.fingerprints.keep(numbers.map((number) => [idOf(number), inventVideo(number)]));
		}
		await books.settle();
		const times = [];
		let [found, looked] = [0, 0];
		for (let i = 0; i < queries; i++) {
			const wanted = Math.floor((i * count) / queries);
			const keys = searchKeys(change(inventVideo(wanted), 7_000_000 + i));
			const startedAt = performance.now();
			const files = await books.fingerprints.sharing(history, keys, 40);
			times.push(performance.now() - startedAt);
			looked += files.length;
			if (files[0]?.assetId === idOf(wanted)) found++;
		}
		const compared = 30;
		const query = change(inventVideo(0), 9_000_000);
		const startedAt = performance.now();
		for (let i = 0; i < compared; i++) compare(query, inventVideo(i), 'balanced');
		const eachMs = (performance.now() - startedAt) / compared;
		times.sort((a, b) => a - b);
		return {
			...{ fingerprints: count, indexMs: Math.round(times[queries / 2] ?? 0), foundFirst: found / queries },
			...{ lookedAt: looked / queries, comparingAllMs: Math.round(eachMs * count), ...(await books.sizes()) },
		};
	} finally {
		await books.close();
	}
}
