import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { createContractClient, type ContractClient } from '../../contract/client.js';
import { createLog } from '../../render-node/src/adapters/log/create-log.js';
import type { AnyHandler } from '../../render-node/src/application/handlers/registry.js';
import { readConfig } from '../../render-node/src/config.js';
import type { EngineGround, Engines } from '../../render-node/src/engines.js';
import { startService } from '../../render-node/src/service.js';
import { testApiKey } from './built-service.js';
import { idleHandlers } from './idle-handlers.js';
import { createDatabase } from './test-database.js';
import { temporaryFolder } from './temporary-folder.js';

export type ServiceKit = {
	baseUrl: string;
	apiKey: string;
	dataDir: string;
	/** Undefined: the embedded database. */
	databaseUrl: string | undefined;
	/** Folder of the embedded database. */
	databaseHome(): string;
	client: ContractClient;
	/** A request of any form with the API key; headers given here win. */
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** Stops the service, keeps its data, does something while it is away, and starts it anew. */
	restart(meanwhile?: () => Promise<void>): Promise<void>;
	stop(): Promise<void>;
};

export type ServiceKitOptions = {
	/** Kinds without one get a handler that ends at once with an empty result of the right shape. */
	handlers?: readonly AnyHandler[] | ((ground: EngineGround) => readonly AnyHandler[]);
	/** Further settings, such as SHOWRUNNER_LIGHT_SLOTS. */
	env?: Record<string, string>;
	engines?: Partial<Engines>;
	dataDir?: string;
	/** Left out: what SHOWRUNNER_TEST_LOG says goes to standard error. */
	log?: Logger;
};

export { testApiKey };

const noEngines: Omit<Engines, 'handlers'> = {
	probeMedia: async () => null,
	capabilities: async () => ({ ffmpeg: { version: '0', videoEncoder: 'none', filters: [] }, speech: [], scripts: [] }),
	voices: async () => [],
	models: async () => [],
	generationLanes: async () => 0,
	close: async () => undefined,
};

/** A database of its own on the server that SHOWRUNNER_TEST_DATABASE_URL names; null: the embedded one. */
const givenDatabase = async () =>
	process.env.SHOWRUNNER_TEST_DATABASE_URL ? createDatabase(process.env.SHOWRUNNER_TEST_DATABASE_URL) : null;

/** A place of its own for assets in the bucket that SHOWRUNNER_TEST_STORAGE_URL names; null: the disk. */
function givenStorage(): string | null {
	const given = process.env.SHOWRUNNER_TEST_STORAGE_URL;
	if (!given) return null;
	const url = new URL(given);
	url.pathname = path.posix.join(url.pathname || '/', randomUUID());
	return url.href;
}

/** The whole service in this process, on a free port and a private database in a folder of its own. */
export async function startServiceKit({
	handlers = [],
	env = {},
	engines = {},
	dataDir: givenDir,
	log: givenLog,
}: ServiceKitOptions = {}): Promise<ServiceKit> {
	const folder = temporaryFolder('service');
	const dataDir = givenDir ?? path.join(folder.path, 'data');
	const database = await givenDatabase();
	const storage = givenStorage();
	const config = readConfig({
		...(storage && { SHOWRUNNER_STORAGE_URL: storage }),
		...(database && { SHOWRUNNER_DATABASE_URL: database.url }),
		SHOWRUNNER_PORT: '0',
		SHOWRUNNER_DATA_DIR: dataDir,
		SHOWRUNNER_API_KEY: testApiKey,
		// Tests share a process and a busy machine with each other, which is not the service's load.
		SHOWRUNNER_MAX_LOOP_DELAY_MS: '60000',
		SHOWRUNNER_LOG_LEVEL: process.env.SHOWRUNNER_TEST_LOG ?? 'silent',
		...env,
	});
	const log = givenLog ?? createLog(config.logLevel);
	const createEngines = async (ground: EngineGround) => {
		const given = typeof handlers === 'function' ? handlers(ground) : handlers;
		return { ...noEngines, handlers: [...given, ...idleHandlers(given)], ...engines };
	};
	const start = () =>
		startService({ config, log, createEngines, onFatal: (error) => log.error({ err: error }, 'fatal') });
	let service = await start();
	const apiKey = config.apiKeys[0] ?? testApiKey;
	const request = (place: string, init: RequestInit = {}) =>
		fetch(`${service.baseUrl}${place}`, { ...init, headers: { authorization: `Bearer ${apiKey}`, ...init.headers } });
	const databaseHome = () => /embedded PostgreSQL in ([^,]+)/.exec(service.facts.store)?.[1] ?? '';
	return {
		get baseUrl() {
			return service.baseUrl;
		},
		apiKey,
		dataDir,
		databaseUrl: config.databaseUrl ?? undefined,
		databaseHome,
		client: {
			call: (name, options) =>
				createContractClient(service.baseUrl, (url, { headers, ...init }) =>
					fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
				).call(name, options),
		},
		fetch: request,
		async restart(meanwhile) {
			await service.stop();
			await meanwhile?.();
			service = await start();
		},
		async stop() {
			const home = databaseHome();
			await service.stop();
			await database?.drop();
			folder.remove();
			if (home) rmSync(home, { recursive: true, force: true });
		},
	};
}
