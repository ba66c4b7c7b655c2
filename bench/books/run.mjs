import { createHash, randomUUID } from 'node:crypto';
import { startRenderNode } from '../../scripts/render-node.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { hit } from '../load/hit.mjs';
import { processUsage } from '../startup/process-usage.mjs';

/** @typedef {import('../../scripts/render-node.mjs').RenderNodeServer} RenderNode */
/** @typedef {import('../load/hit.mjs').Hits & { cpuMicros: number }} Costs */

const connections = 8;
const secondsEach = 5;

const settings = {
	SHOWRUNNER_LOG_LEVEL: 'error',
	SHOWRUNNER_GENERATION_SLOTS: '0',
	SHOWRUNNER_MAX_QUEUED_JOBS: 'unlimited',
	SHOWRUNNER_MAX_LOOP_DELAY_MS: '60000',
};

const keyOf = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');
const claimOf = (/** @type {string} */ key) => ({
	...{ key, holder: randomUUID(), provider: 'bench', service: 'text', operation: 'generate', amountMicros: 10 },
});

/**
 * What keeping the books costs beside the service's cheapest write, an order of a job: being the one who buys, which
 * holds the money under the caps, and finding what was bought. All on eight connections, against one day's cap that
 * every one of them counts on.
 */
export async function run() {
	const folder = temporaryFolder('books');
	const service = await startRenderNode({ dataDir: folder.path, env: settings });
	try {
		await service.call('POST', '/v1/budgets', { scope: 'day', limitMicros: 1_000_000_000_000 });
		const found = keyOf('found');
		await buy(service, found);
		const order = await costs(service, '/v1/jobs', () => ({
			kind: 'clip.generate',
			input: { scenes: [{ id: 'a', prompt: randomUUID(), durationMs: 1_000 }] },
		}));
		const deeds = {
			claimNew: await costs(service, '/v1/purchases', () => claimOf(keyOf(randomUUID()))),
			claimFound: await costs(service, '/v1/purchases', () => claimOf(found)),
		};
		const ratios = Object.entries(deeds).map(([name, deed]) => [name, ratio(deed.cpuMicros, order.cpuMicros)]);
		return { order, ...deeds, cpuRatioToOrder: Object.fromEntries(ratios) };
	} finally {
		await service.stop();
		folder.remove();
	}
}

const ratio = (/** @type {number} */ part, /** @type {number} */ whole) => Number((part / whole).toFixed(2));

/** @param {RenderNode} service @param {string} key */
async function buy(service, key) {
	const { purchase, leaseId } =
		await /** @type {typeof service.call<{ purchase: { id: string }, leaseId: string }>} */ (service.call)(
			'POST',
			'/v1/purchases',
			claimOf(key),
		);
	const kept = { leaseId, result: { text: 'kept' }, assetIds: [], costMicros: 5 };
	await service.call('POST', `/v1/purchases/${purchase.id}/keep`, kept);
}

/**
 * @param {RenderNode} service @param {string} path @param {() => object} body
 * @returns {Promise<Costs>} processor time is that of the service and its database together
 */
async function costs(service, path, body) {
	const headers = { authorization: `Bearer ${service.apiKey}`, 'content-type': 'application/json' };
	const before = processUsage(service.pid()).cpuMs;
	const hits = await hit({
		...{ url: `${service.baseUrl}${path}`, connections, seconds: secondsEach, headers },
		...{ method: 'POST', body: () => JSON.stringify(body()) },
	});
	if (hits.failed > 0) throw new Error(`${hits.failed} requests to ${path} failed`);
	const cpuMs = processUsage(service.pid()).cpuMs - before;
	return { ...hits, cpuMicros: Math.round((cpuMs * 1_000) / (hits.perSecond * secondsEach)) };
}
