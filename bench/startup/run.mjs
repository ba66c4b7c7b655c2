import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { installPack, packTarball, startN8n } from '../../scripts/n8n/index.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { processUsage } from './process-usage.mjs';

/** @typedef {{ cpuMs: number, rssBytes: number, readyMs: number }} Start */

/**
 * What the pack costs an n8n at its start. Both sides start in turns on databases that are migrated already, so
 * that what else the machine does falls on both alike.
 * @param {string[]} args the number of pairs, 5 when absent
 */
export async function run([wishedPairs = '5']) {
	const pairs = Number(wishedPairs);
	if (!Number.isInteger(pairs) || pairs < 1 || pairs > 50) throw new Error('The number of pairs must be from 1 to 50');
	const { path: base, remove } = temporaryFolder('startup');
	const folders = { without: path.join(base, 'without'), with: path.join(base, 'with') };
	try {
		for (const folder of Object.values(folders)) mkdirSync(folder);
		await installPack(folders.with, await packTarball());
		for (const folder of Object.values(folders)) await measureStart(folder);
		/** @type {{ without: Start[], with: Start[] }} */
		const starts = { without: [], with: [] };
		for (let pair = 0; pair < pairs; pair++) {
			const order =
				pair % 2 === 0 ? /** @type {const} */ (['without', 'with']) : /** @type {const} */ (['with', 'without']);
			for (const side of order) starts[side].push(await measureStart(folders[side]));
			console.error(
				`pair ${pair + 1} of ${pairs}: ${describe(starts.without.at(-1))} without, ${describe(starts.with.at(-1))} with the pack`,
			);
		}
		return figuresOf(starts);
	} finally {
		remove();
	}
}

/** @param {string} userFolder @returns {Promise<Start>} */
async function measureStart(userFolder) {
	const startedAt = performance.now();
	const n8n = await startN8n({ userFolder });
	try {
		return { readyMs: performance.now() - startedAt, ...processUsage(n8n.pid()) };
	} finally {
		await n8n.stop();
	}
}

/** @param {{ without: Start[], with: Start[] }} starts */
function figuresOf(starts) {
	/** @param {keyof Start} key */
	const compare = (key) => {
		const without = median(starts.without.map((start) => start[key]));
		const withPack = median(starts.with.map((start) => start[key]));
		return { without: Math.round(without), with: Math.round(withPack), ratio: Number((withPack / without).toFixed(3)) };
	};
	return {
		pairs: starts.with.length,
		cpuMs: compare('cpuMs'),
		rssBytes: compare('rssBytes'),
		readyMs: compare('readyMs'),
	};
}

/** @param {number[]} values */
function median(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** @param {Start | undefined} start */
const describe = (start) =>
	start ? `${(start.cpuMs / 1_000).toFixed(2)} s CPU, ${Math.round(start.rssBytes / 1e6)} MB` : 'nothing';
