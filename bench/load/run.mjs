import { randomUUID } from 'node:crypto';
import { startRenderNode } from '../../scripts/render-node.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { hit } from './hit.mjs';
import { measureStatus } from './measure-status.mjs';
import { startBareServer } from './start-bare-server.mjs';
import { letUsersWork } from './users.mjs';
import { watchMemory } from './watch-memory.mjs';

/** @typedef {import('../../scripts/render-node.mjs').RenderNodeServer} RenderNode */
/** @typedef {import('./hit.mjs').Hits} Hits */

const connectionCounts = [50, 200];
const secondsEach = 8;
/** Beside the one that all ask for: those of which each asks for another. */
const furtherJobs = 49;
const users = 50;

/**
 * Nothing generates here, so that jobs for devices are taken and wait: what is measured is taking them, not doing them.
 * Nothing is shed either: that would measure refusals.
 */
const settings = {
	SHOWRUNNER_LOG_LEVEL: 'error',
	SHOWRUNNER_GENERATION_SLOTS: '0',
	SHOWRUNNER_MAX_QUEUED_JOBS: 'unlimited',
	SHOWRUNNER_MAX_LOOP_DELAY_MS: '60000',
	SHOWRUNNER_MAX_WAITING_QUERIES: '100000',
};

/**
 * The service under load: asking for a job beside a bare Express route that answers the same bytes, ordering jobs, and
 * fifty users who do what users do.
 * @param {string[]} args minutes that the users work, 1 when absent
 */
export async function run([wishedMinutes = '1']) {
	const minutes = Number(wishedMinutes);
	if (!(minutes > 0 && minutes <= 240)) throw new Error('The number of minutes must be above 0, and 240 at most');
	const folder = temporaryFolder('load');
	const service = await startRenderNode({ dataDir: folder.path, env: settings });
	try {
		const job = await order(service);
		const bare = await startBareServer(job);
		try {
			const jobs = [job, ...(await orderMany(service))];
			const status = await measureStatus(service, bare, jobs, connectionCounts);
			const submit = await measureSubmit(service);
			return { status, submit, users: await measureUsers(service, minutes) };
		} finally {
			await bare.stop();
		}
	} finally {
		await service.stop();
		folder.remove();
	}
}

const orderOf = () => ({
	kind: 'clip.generate',
	input: { scenes: [{ id: 'a', prompt: `a lighthouse ${randomUUID()}`, durationMs: 1_000 }] },
});

/** @param {RenderNode} service @returns {Promise<{ id: string }>} */
const order = (service) => service.call('POST', '/v1/jobs', orderOf());

/** @param {RenderNode} service */
async function orderMany(service) {
	return Promise.all(Array.from({ length: furtherJobs }, () => order(service)));
}

/** @param {RenderNode} service */
async function measureSubmit({ baseUrl, apiKey }) {
	/** @type {Record<string, Hits>} */
	const figures = {};
	const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
	for (const connections of connectionCounts) {
		const body = () => JSON.stringify(orderOf());
		figures[`connections${connections}`] = await hit({
			...{ url: `${baseUrl}/v1/jobs`, connections, seconds: secondsEach, headers, body },
			method: 'POST',
		});
	}
	return figures;
}

/** @param {RenderNode} service @param {number} minutes */
async function measureUsers(service, minutes) {
	const memory = watchMemory(service.pid());
	const { asked, failed, firstFailure } = await letUsersWork(service, users, minutes * 60);
	return { minutes, asked, success: Number((1 - failed / asked).toFixed(5)), firstFailure, memory: memory.stop() };
}
