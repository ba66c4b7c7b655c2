import { processUsage } from '../startup/process-usage.mjs';
import { hit } from './hit.mjs';

/** @typedef {import('../../scripts/render-node.mjs').RenderNodeServer} RenderNode */
/** @typedef {import('./hit.mjs').Hits} Hits */
/** @typedef {Hits & { cpuMicros: number }} Costs processor time of a request, of the server and of all that it started */
/** @typedef {{ baseUrl: string, pid: () => number }} Server */
/** @typedef {{ bare: Costs, service: Costs, p95Ratio: number }} Turn */

const turns = 5;
const secondsEach = 3;

/**
 * Hits a server and tells what each request cost.
 * @param {Server} server
 * @param {Omit<Parameters<typeof hit>[0], 'url' | 'seconds'>} load
 * @returns {Promise<Costs>}
 */
async function costs({ baseUrl, pid }, load) {
	const before = processUsage(pid()).cpuMs;
	const hits = await hit({ url: baseUrl, seconds: secondsEach, ...load });
	const cpuMs = processUsage(pid()).cpuMs - before;
	return { ...hits, cpuMicros: Math.round((cpuMs * 1_000) / (hits.perSecond * secondsEach)) };
}

/**
 * Both sides in turns, so that what else the machine does falls on both alike; the turn in the middle counts.
 * @param {RenderNode} service @param {Server} bare
 * @param {{ id: string }[]} jobs all ask for the first, or each for another
 * @param {number[]} connectionCounts
 */
export async function measureStatus(service, bare, jobs, connectionCounts) {
	const headers = { authorization: `Bearer ${service.apiKey}` };
	let asked = 0;
	const paths = {
		'': () => `/v1/jobs/${jobs[0]?.id}`,
		Apart: () => `/v1/jobs/${jobs[asked++ % jobs.length]?.id}`,
	};
	await costs(service, { connections: 10, headers, path: paths[''] });
	/** @type {Record<string, Turn>} */
	const figures = {};
	for (const connections of connectionCounts)
		for (const [name, path] of Object.entries(paths))
			figures[`connections${connections}${name}`] = await middleTurn(service, bare, { connections, headers, path });
	return figures;
}

/** @param {RenderNode} service @param {Server} bare @param {Parameters<typeof costs>[1]} load */
async function middleTurn(service, bare, load) {
	/** @type {Turn[]} */
	const all = [];
	for (let turn = 0; turn < turns; turn++) {
		const [one, other] = [await costs(bare, load), await costs(service, load)];
		all.push({ bare: one, service: other, p95Ratio: Number((other.p95Ms / one.p95Ms).toFixed(2)) });
	}
	all.sort((a, b) => a.p95Ratio - b.p95Ratio);
	return /** @type {Turn} */ (all[Math.floor(turns / 2)]);
}
