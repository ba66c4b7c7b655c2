import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { makeCorpus } from './corpus.mjs';
import { falseAlarms, foundAgain } from './rates.mjs';
import { searchSpeed } from './search-speed.mjs';
import { fromService } from './service-parts.mjs';

/**
 * How well fingerprints tell copies from other files, on videos of the service's own making, and how quickly one is
 * found among many.
 * @param {string[]} args what to measure, `rates` or `speed`, both when absent; how many drawn videos (8), and how many
 * fingerprints (10,000)
 */
export async function run([what = 'both', videos = '8', fingerprints = '10000']) {
	const [art, count] = [Number(videos), Number(fingerprints)];
	if (!(art >= 2 && art <= 40)) throw new Error('The number of videos must be from 2 to 40');
	if (!(count >= 100 && count <= 100_000)) throw new Error('The number of fingerprints must be from 100 to 100,000');
	const { path: folder, remove } = temporaryFolder('fingerprints');
	try {
		const speed = what === 'rates' ? null : await searchSpeed(folder, count);
		return { speed, rates: what === 'speed' ? null : await measureRates(folder, art) };
	} finally {
		await (await fromService()).close();
		remove();
	}
}

/** @param {string} folder @param {number} art */
async function measureRates(folder, art) {
	const [made, changed] = ['made', 'changed'].map((name) => path.join(folder, name));
	if (made === undefined || changed === undefined) throw new Error('There is no folder');
	for (const place of [made, changed]) mkdirSync(place);
	const corpus = await makeCorpus(made, { art, card: Math.ceil(art / 2) });
	return {
		falseAlarms: await falseAlarms(corpus),
		found: await foundAgain(
			changed,
			corpus.filter((_, i) => i % 2 === 0),
		),
	};
}
