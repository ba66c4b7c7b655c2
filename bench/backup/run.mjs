import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/paths.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { startRenderNode } from '../../scripts/render-node.mjs';

const entry = path.join(root, 'render-node', 'dist', 'main.js');
const assetBytes = 4 * 1024 ** 2;
const MiB = 1024 ** 2;

/**
 * How long a backup takes beside a running service, the next one after it, the check of every byte, and the way back
 * until a service answers from it.
 * @param {string[]} args jobs in thousands and assets of 4 MiB, 5 and 50 when absent
 */
export async function run([wishedThousands = '5', wishedAssets = '50']) {
	const [jobs, assets] = [Number(wishedThousands) * 1_000, Number(wishedAssets)];
	const folder = temporaryFolder('backup');
	const place = (/** @type {string} */ name) => path.join(folder.path, name);
	mkdirSync(place('data'));
	const service = await startRenderNode({ dataDir: place('data'), env: { SHOWRUNNER_GENERATION_SLOTS: '0' } });
	try {
		await fill(service, jobs, assets);
		const backups = place('backups');
		const call = (/** @type {string[]} */ words, dataDir = place('data')) => timed(words, dataDir);
		const firstMs = call(['backup', backups]);
		const againMs = call(['backup', backups]);
		const newest = path.join(
			backups,
			readdirSync(backups)
				.filter((name) => name !== 'assets')
				.sort()
				.at(-1) ?? '',
		);
		const verifyMs = call(['verify', newest]);
		const restoreMs = call(['restore', newest], place('restored'));
		const startMs = await timeToAnswer(place('restored'));
		const sizeMiB = Math.round((assets * assetBytes) / MiB);
		return { jobs, assets, sizeMiB, firstMs, againMs, verifyMs, restoreMs, backInServiceMs: restoreMs + startMs };
	} finally {
		await service.stop();
		folder.remove();
	}
}

/** @param {import('../../scripts/render-node.mjs').RenderNodeServer} service @param {number} jobs @param {number} assets */
async function fill({ baseUrl, apiKey, call }, jobs, assets) {
	const batch = 200;
	for (let made = 0; made < jobs; made += batch) {
		const wishes = Array.from({ length: Math.min(batch, jobs - made) }, () => ({
			kind: 'clip.generate',
			input: { scenes: [{ id: 'a', prompt: `a lighthouse ${randomUUID()}` }] },
		}));
		await call('POST', '/v1/batches', { jobs: wishes });
	}
	for (let made = 0; made < assets; made++) {
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/octet-stream' };
		const body = randomBytes(assetBytes);
		const answer = await fetch(`${baseUrl}/v1/assets?name=bench-${made}.bin`, { method: 'POST', headers, body });
		if (!answer.ok) throw new Error(`An asset was answered with ${answer.status}: ${await answer.text()}`);
	}
}

/** @param {string[]} words @param {string} dataDir */
function timed(words, dataDir) {
	const env = { ...process.env, SHOWRUNNER_DATA_DIR: dataDir };
	const begun = performance.now();
	execFileSync(process.execPath, [entry, ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] });
	return Math.round(performance.now() - begun);
}

/** @param {string} dataDir */
async function timeToAnswer(dataDir) {
	const begun = performance.now();
	const service = await startRenderNode({ dataDir });
	const tookMs = Math.round(performance.now() - begun);
	await service.stop();
	return tookMs;
}
