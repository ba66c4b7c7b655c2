import { hostRules } from './adapters/fetching/host-rules.js';
import { callbackPolicy, databasePlace } from './adapters/webhooks/callback-policy.js';
import { createHttpCaller } from './adapters/webhooks/http-caller.js';
import type { Config } from './config.js';
import type { Log } from './domain/ports.js';

/**
 * How the service calls others.
 * @returns with the caller, where to tell it on which address the service itself has begun to listen
 */
export async function openCalls(config: Pick<Config, 'callbackHosts' | 'databaseUrl' | 'port'>, log: Log) {
	let ownPort = config.port;
	const own = { database: await databasePlace(config.databaseUrl), port: () => ownPort };
	return {
		caller: createHttpCaller(log, callbackPolicy(hostRules(config.callbackHosts), own)),
		listensAt(baseUrl: string): void {
			ownPort = Number(new URL(baseUrl).port);
		},
	};
}
