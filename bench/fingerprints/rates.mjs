import { fromService } from './service-parts.mjs';
import { changeSound, changeVideo, heard, seen } from './transforms.mjs';

/** @typedef {import('./transforms.mjs').Made} Made */
/** @typedef {import('./service-parts.mjs').Fingerprint} Fingerprint */
/** @typedef {import('./service-parts.mjs').Strictness} Strictness */
/** @typedef {{ changed: Fingerprint, original: Fingerprint }} Pair */

const strictnesses = /** @type {const} */ (['strict', 'balanced', 'wide']);
const rounded = (/** @type {number} */ value) => Number(value.toFixed(3));

/**
 * Of each change: how many files are found again by comparing and by the index, and how far apart they come.
 * @param {string} folder @param {readonly Made[]} corpus
 */
export async function foundAgain(folder, corpus) {
	const { fingerprintOf } = await fromService();
	const originals = await Promise.all(corpus.map(({ file }) => fingerprintOf(file)));
	/** @type {Record<string, object>} */
	const rates = {};
	for (const [name, change] of Object.entries(seen)) {
		/** @type {Pair[]} */
		const pairs = [];
		for (const [index, made] of corpus.entries()) {
			const [changed, original] = [
				await fingerprintOf(await changeVideo(folder, made, name, change)),
				originals[index],
			];
			if (original) pairs.push({ changed: { ...changed, sound: null }, original });
		}
		rates[name] = await rateOf(pairs, 'pictures', name);
	}
	for (const [name, change] of Object.entries(heard)) {
		/** @type {Pair[]} */
		const pairs = [];
		for (const [index, made] of corpus.entries()) {
			const other = corpus[(index + 3) % corpus.length]?.music ?? made.music;
			const file = await changeSound(folder, made, name, change, other);
			const original = await fingerprintOf(name.startsWith('other music') ? made.speech : made.mixed);
			pairs.push({ changed: await fingerprintOf(file), original });
		}
		rates[name] = await rateOf(pairs, 'sound', name);
	}
	return rates;
}

/** @param {readonly Pair[]} pairs @param {'pictures' | 'sound'} aspect @param {string} name */
async function rateOf(pairs, aspect, name) {
	const { compare, searchKeys, askedKeys } = await fromService();
	const wide = pairs.map(({ changed, original }) => compare(changed, original, 'wide')[aspect]);
	const apart = wide
		.flatMap((common) => (common && common !== 'incomparable' ? [common.apart] : []))
		.sort((a, b) => a - b);
	const found = Object.fromEntries(
		strictnesses.map((strictness) => [
			strictness,
			rounded(
				pairs.filter(({ changed, original }) => isWhole(compare(changed, original, strictness)[aspect])).length /
					pairs.length,
			),
		]),
	);
	const keys = pairs.map(({ changed, original }) => {
		const known = new Set(searchKeys(original));
		return askedKeys(changed).filter((key) => known.has(key)).length;
	});
	const figures = {
		found,
		apart: { median: rounded(apart[Math.floor(apart.length / 2)] ?? 0.5), most: rounded(apart.at(-1) ?? 0.5) },
		index: rounded(keys.filter((count) => count > 0).length / pairs.length),
		leastKeys: Math.min(...keys),
	};
	console.error(`${name}: ${JSON.stringify(figures)}`);
	return figures;
}

/** @param {import('./service-parts.mjs').Comparison['sound']} common */
const isWhole = (common) => common !== null && common !== 'incomparable' && common.share >= 0.8;

/**
 * How often files that have nothing in common seem to.
 * @param {readonly Made[]} corpus
 */
export async function falseAlarms(corpus) {
	const { fingerprintOf, compare } = await fromService();
	const files = await Promise.all(corpus.map(async ({ name, file }) => ({ name, print: await fingerprintOf(file) })));
	/** @type {Record<string, object>} */
	const rates = {};
	for (const strictness of strictnesses) {
		const alarms = { pictures: 0, cards: 0, sound: 0 };
		let [pairs, cardPairs] = [0, 0];
		for (const [index, a] of files.entries()) {
			for (const b of files.slice(index + 1)) {
				const { pictures, sound } = compare(a.print, b.print, strictness);
				const areCards = a.name.startsWith('card') && b.name.startsWith('card');
				if (areCards) cardPairs++;
				pairs++;
				if (pictures !== null && pictures !== 'incomparable') alarms[areCards ? 'cards' : 'pictures']++;
				if (sound !== null && sound !== 'incomparable') alarms.sound++;
			}
		}
		rates[strictness] = {
			pictures: `${alarms.pictures} of ${pairs - cardPairs}`,
			'cards of one design': `${alarms.cards} of ${cardPairs}`,
			sound: `${alarms.sound} of ${pairs}`,
		};
		console.error(`false alarms, ${strictness}: ${JSON.stringify(rates[strictness])}`);
	}
	return rates;
}
