import path from 'node:path';
import { rig } from '../paths.mjs';
import { cleanEnvironment } from '../process/clean-environment.mjs';
import { freePort } from '../process/free-port.mjs';
import { restartable } from '../process/restartable.mjs';
import { startServerProcess } from '../process/server-process.mjs';

/** @typedef {import('../process/restartable.mjs').Restartable & { baseUrl: string, userFolder: string, logFile: string }} N8nServer */

/** A first start runs all of n8n's migrations, which takes half a minute on a busy machine. */
const readyLimitMs = 240_000;

/**
 * Starts the unmodified n8n of the rig on the loopback address, with everything that calls home switched off.
 * @param {object} options
 * @param {string} options.userFolder keeps the database, the login and the installed packs
 * @param {number} [options.port]
 * @param {NodeJS.ProcessEnv} [options.env] further settings, such as EXECUTIONS_MODE
 * @param {string[]} [options.command] n8n's command line, `start` when absent
 * @returns {Promise<N8nServer>}
 */
export async function startN8n({ userFolder, port: wishedPort, env = {}, command = ['start'] }) {
	const port = wishedPort ?? (await freePort());
	const brokerPort = await freePort();
	const baseUrl = `http://127.0.0.1:${port}`;
	const logFile = path.join(userFolder, 'n8n.log');
	const launch = () =>
		startServerProcess({
			name: 'n8n',
			command: process.execPath,
			args: [path.join(rig, 'node_modules', 'n8n', 'bin', 'n8n'), ...command],
			env: cleanEnvironment({ ...settings(userFolder, port, brokerPort), ...env }),
			cwd: userFolder,
			logFile,
			readyUrl: `${baseUrl}/healthz/readiness`,
			readyLimitMs,
			graceMs: 40_000,
		});
	return {
		baseUrl,
		userFolder,
		logFile,
		...(await restartable(launch)),
	};
}

/** @param {string} userFolder @param {number} port @param {number} brokerPort @returns {NodeJS.ProcessEnv} */
function settings(userFolder, port, brokerPort) {
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		GENERIC_TIMEZONE: 'UTC',
	};
}
