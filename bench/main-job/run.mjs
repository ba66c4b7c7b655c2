import { mkdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { callWebhook, errorOf, outputOf, startN8nWithPack } from '../../scripts/n8n/index.mjs';
import { root } from '../../scripts/paths.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { waitUntil } from '../../scripts/process/wait-until.mjs';
import { startRenderNode } from '../../scripts/render-node.mjs';
import { processUsage } from '../startup/process-usage.mjs';

const webhookPath = 'showrunner/text-to-video';
const limitMs = 900_000;

/**
 * The main job as a user has it: a text by webhook into a real n8n, three finished videos out. Once with nothing
 * cached and once again, so that both the work and its absence are seen. FFmpeg's processor time is the floor.
 */
export async function run() {
	const { path: base, remove } = temporaryFolder('main-job');
	/** @type {{ stop: () => Promise<void> }[]} */
	const servers = [];
	try {
		const renderNode = await startRenderNode({ dataDir: folderIn(base, 'render-node') });
		servers.push(renderNode);
		const n8n = await startN8nWithPack({ userFolder: folderIn(base, 'n8n') });
		servers.push(n8n);
		const workflowId = await publishTemplate(n8n, renderNode);
		const body = { text: readFileSync(path.join(root, 'examples', 'lighthouse.txt'), 'utf8'), title: 'The lighthouse' };
		const fresh = await measureRun(n8n, renderNode, workflowId, body);
		const again = await measureRun(n8n, renderNode, workflowId, body);
		return figuresOf(fresh, again);
	} finally {
		for (const server of servers.toReversed()) await server.stop();
		remove();
	}
}

/** @param {string} base @param {string} name */
function folderIn(base, name) {
	const folder = path.join(base, name);
	mkdirSync(folder);
	return folder;
}

/**
 * @typedef {import('../../scripts/n8n/index.mjs').N8nWithPack} N8n
 * @typedef {import('../../scripts/render-node.mjs').RenderNodeServer} RenderNode
 * @typedef {{ wallMs: number, cpuMs: number, video: Video }} Measured
 * @typedef {{ videos: { durationMs: number }[], timings: { ffmpegCpuMs: number, wallMs: number }, cached: boolean }} Video
 */

/** @param {N8n} n8n @param {RenderNode} renderNode */
async function publishTemplate(n8n, { baseUrl, apiKey }) {
	const showrunnerApi = await n8n.api.createCredential('Render-node', 'showrunnerApi', { baseUrl, apiKey });
	const template = JSON.parse(readFileSync(path.join(root, 'workflows', '01-text-to-video.json'), 'utf8'));
	const { id } = await n8n.api.importWorkflow(template, { showrunnerApi });
	await n8n.api.activate(id);
	return id;
}

/** @param {N8n} n8n @param {RenderNode} renderNode @param {string} workflowId @param {object} body @returns {Promise<Measured>} */
async function measureRun(n8n, renderNode, workflowId, body) {
	const cpuNow = () => processUsage(n8n.pid()).cpuMs + processUsage(renderNode.pid()).cpuMs;
	const known = new Set((await n8n.api.listExecutions(workflowId)).map(({ id }) => id));
	const cpuBefore = cpuNow();
	const startedAt = performance.now();
	await callWebhook(n8n.baseUrl, webhookPath, body);
	const find = async () => (await n8n.api.listExecutions(workflowId)).find(({ id }) => !known.has(id))?.id;
	const id = await waitUntil('the execution to appear', find, { limitMs: 30_000, everyMs: 50 });
	const execution = await n8n.api.waitForExecution(id, { limitMs });
	const wallMs = performance.now() - startedAt;
	if (execution.status !== 'success')
		throw new Error(`The main job ended as ${execution.status}: ${errorOf(execution)?.message}`);
	const video = /** @type {Video} */ (outputOf(execution, 'Complete production')[0]?.json.video);
	return { wallMs, cpuMs: cpuNow() - cpuBefore, video };
}

/** @param {Measured} fresh @param {Measured} again */
function figuresOf(fresh, again) {
	const durationMs = fresh.video.videos[0]?.durationMs ?? 0;
	const { ffmpegCpuMs, wallMs: renderWallMs } = fresh.video.timings;
	const share = (/** @type {number} */ part, /** @type {number} */ whole) => Number((part / whole).toFixed(3));
	return {
		cores: cpus().length,
		videoMs: durationMs,
		formats: fresh.video.videos.length,
		webhookToVideoMs: Math.round(fresh.wallMs),
		wallPerVideoSecond: share(fresh.wallMs, durationMs),
		ffmpegCpuMs,
		allCpuMs: Math.round(fresh.cpuMs),
		shareOfCpuNotFfmpeg: share(fresh.cpuMs - ffmpegCpuMs, fresh.cpuMs),
		shareOfWallNotRendering: share(fresh.wallMs - renderWallMs, fresh.wallMs),
		againCached: again.video.cached,
		againMs: Math.round(again.wallMs),
		againShareOfCpu: share(again.cpuMs, fresh.cpuMs),
	};
}
