import path from 'node:path';
import { runCommand } from '../bootstrap.mjs';
import { ensureBuilt } from '../build/ensure-built.mjs';
import { startN8nWithPack } from '../n8n/index.mjs';
import { cache, root } from '../paths.mjs';
import { freePort } from '../process/free-port.mjs';
import { startRenderNode } from '../render-node.mjs';
import { SetupFailed } from '../setup/setup-failed.mjs';
import { step } from '../setup/step.mjs';
import { downloadResults } from './download-results.mjs';
import { followJobs, jobsSince } from './follow-jobs.mjs';
import { readOptions } from './options.mjs';
import { runTemplate } from './run-template.mjs';
import { forgetRunning, rememberRunning, stopEarlierDemo } from './running.mjs';

const folders = { renderNode: path.join(cache, 'demo', 'render-node'), n8n: path.join(cache, 'demo', 'n8n') };

await runCommand(async () => {
	const options = readOptions(process.argv.slice(2));
	if (options === 'help') return 0;
	await stopEarlierDemo();
	const interrupted = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'])
		process.once(signal, () => interrupted.abort(new SetupFailed('Stopped.')));
	await ensureBuilt();
	const servers = await startServers();
	try {
		const { productionId, startedAt } = await makeVideo(servers, options, interrupted.signal);
		const results = await downloadResults(servers.renderNode, productionId, options.outFolder, interrupted.signal);
		const jobs = await jobsSince(servers.renderNode, startedAt);
		console.log(report(results, startedAt, jobs));
		if (options.keep) console.log(howToGoOn(servers));
		else {
			await stopServers(servers);
			console.log('\nTo look at the workflow in n8n: npm run demo -- --keep');
		}
		return 0;
	} catch (error) {
		await stopServers(servers);
		interrupted.signal.throwIfAborted();
		throw new SetupFailed(
			`${error instanceof Error ? error.message : error}\nLogs: ${servers.n8n.logFile}\n      ${servers.renderNode.logFile}`,
		);
	}
});
// The servers that --keep leaves behind are children of this process, which would wait for them.
process.exit();

/** @typedef {{ renderNode: import('../render-node.mjs').RenderNodeServer, n8n: import('../n8n/index.mjs').N8nWithPack }} Servers */

/** @returns {Promise<Servers>} */
async function startServers() {
	return await step('Starting the render-node and n8n', async () => {
		const renderNode = await startRenderNode({ dataDir: folders.renderNode });
		rememberRunning([renderNode.pid()]);
		try {
			const n8n = await startN8nWithPack({ userFolder: folders.n8n, port: await freePort(5678) });
			rememberRunning([renderNode.pid(), n8n.pid()]);
			return { renderNode, n8n };
		} catch (error) {
			await renderNode.stop();
			throw error;
		}
	});
}

/** @param {Servers} servers */
async function stopServers({ renderNode, n8n }) {
	await Promise.all([n8n.stop(), renderNode.stop()]);
	forgetRunning();
}

/** @param {Servers} servers @param {import('./options.mjs').DemoOptions} options @param {AbortSignal} signal */
async function makeVideo({ n8n, renderNode }, { text, title, locale }, signal) {
	const startedAt = new Date();
	const over = new AbortController();
	const following = followJobs(renderNode, startedAt, AbortSignal.any([over.signal, signal]));
	try {
		const story = { text, ...(title !== undefined && { title }), ...(locale !== undefined && { locale }) };
		return { ...(await runTemplate(n8n, renderNode, story, signal)), startedAt };
	} finally {
		over.abort();
		await following;
	}
}

/**
 * @param {{ files: string[], durationMs: number }} results @param {Date} startedAt
 * @param {import('./follow-jobs.mjs').Job[]} jobs
 */
function report({ files, durationMs }, startedAt, jobs) {
	const seconds = ((Date.now() - startedAt.getTime()) / 1_000).toFixed(1);
	const made = jobs.filter((job) => !job.cached).length;
	const cached =
		jobs.length > 0 && made === 0
			? 'Nothing had to be made again: every step came from the cache.'
			: `${made} steps were made, ${jobs.length - made} came from the cache.`;
	return [
		'',
		`A video of ${(durationMs / 1_000).toFixed(1)} s in three formats, ${seconds} s after the webhook was called. ${cached}`,
		...files.map((file) => `  ${path.relative(root, file).startsWith('..') ? file : path.relative(root, file)}`),
	].join('\n');
}

/** @param {Servers} servers */
function howToGoOn({ n8n, renderNode }) {
	return [
		'',
		`n8n is running:          ${n8n.baseUrl}`,
		`  sign in as             ${n8n.account.email}`,
		`  with the password      ${n8n.account.password}`,
		`The render-node is at:   ${renderNode.baseUrl}`,
		`  its API key            ${renderNode.apiKey}`,
		'Stop both with:          npm run demo -- --stop',
	].join('\n');
}
