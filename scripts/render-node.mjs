import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { cleanEnvironment } from './process/clean-environment.mjs';
import { freePort } from './process/free-port.mjs';
import { restartable } from './process/restartable.mjs';
import { startServerProcess } from './process/server-process.mjs';

/**
 * @typedef {object} RenderNodeAccess
 * @property {string} baseUrl
 * @property {string} apiKey
 * @property {string} dataDir
 * @property {string} logFile
 * @property {<T>(method: string, route: string, body?: unknown, headers?: Record<string, string>) => Promise<T>} call
 */
/** @typedef {RenderNodeAccess & import('./process/restartable.mjs').Restartable} RenderNodeServer */

/** An embedded database is created on the first start. */
const readyLimitMs = 120_000;

/**
 * Starts the built render-node on the loopback address.
 * @param {object} options
 * @param {string} options.dataDir keeps assets, jobs, books and the API key
 * @param {number} [options.port]
 * @param {NodeJS.ProcessEnv} [options.env] further settings
 * @returns {Promise<RenderNodeServer>}
 */
export async function startRenderNode({ dataDir, port: wishedPort, env = {} }) {
	const entry = path.join(root, 'render-node', 'dist', 'main.js');
	if (!existsSync(entry)) throw new Error('The render-node is not built: run npm run build');
	mkdirSync(dataDir, { recursive: true });
	const port = wishedPort ?? (await freePort());
	const apiKey = env.SHOWRUNNER_API_KEY ?? rememberedKey(dataDir);
	const baseUrl = `http://127.0.0.1:${port}`;
	const logFile = path.join(dataDir, 'render-node.log');
	const settings = {
		SHOWRUNNER_HOST: '127.0.0.1',
		SHOWRUNNER_PORT: String(port),
		SHOWRUNNER_DATA_DIR: dataDir,
		SHOWRUNNER_API_KEY: apiKey,
	};
	const launch = () =>
		startServerProcess({
			name: 'The render-node',
			command: process.execPath,
			args: [entry],
			env: cleanEnvironment({ ...settings, ...env }),
			cwd: dataDir,
			logFile,
			readyUrl: `${baseUrl}/readyz`,
			readyLimitMs,
		});
	return {
		baseUrl,
		apiKey,
		dataDir,
		logFile,
		...(await restartable(launch)),
		call: (method, route, body, headers) => callRenderNode({ baseUrl, apiKey }, method, route, body, headers),
	};
}

/**
 * One JSON call; refusals become errors with the problem's own words.
 * @template T
 * @param {{ baseUrl: string, apiKey: string }} server
 * @param {string} method @param {string} route @param {unknown} [body] @param {Record<string, string>} [headers]
 * @returns {Promise<T>}
 */
async function callRenderNode({ baseUrl, apiKey }, method, route, body, headers = {}) {
	const response = await fetch(`${baseUrl}${route}`, {
		method,
		headers: {
			authorization: `Bearer ${apiKey}`,
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(60_000),
	});
	const text = await response.text();
	if (!response.ok)
		throw new Error(`The render-node answered ${method} ${route} with ${response.status}: ${text.slice(0, 1_000)}`);
	return JSON.parse(text);
}

/** @param {string} dataDir */
function rememberedKey(dataDir) {
	const file = path.join(dataDir, 'api-key');
	if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
	return readFileSync(file, 'utf8');
}
