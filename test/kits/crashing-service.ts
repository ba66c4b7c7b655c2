import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createContractClient, type ContractClient } from '../../contract/client.js';
import { launchBuilt, quickJobs, testApiKey } from './built-service.js';
import { temporaryFolder } from './temporary-folder.js';

export { buildService } from './built-service.js';

export type CrashingService = {
	client: ContractClient;
	dataDir: string;
	/** Where it is now; each start takes a port of its own. */
	baseUrl(): string;
	/** Bytes of an asset. */
	download(assetId: string): Promise<Buffer>;
	upload(bytes: string): Promise<string>;
	/** What the service says about its store, such as that it was still running. */
	store(): string;
	start(): Promise<void>;
	/** Ends the process as a power cut would; its database lives on. */
	kill(): Promise<void>;
	/** Resolves when the process has ended by itself. */
	ended(): Promise<void>;
	/** Asks the process to stop, and gives its exit code. */
	terminate(): Promise<number | null>;
	remove(): void;
};

/** A service in a process of its own, for being killed: by default one whose jobs are done in no time. */
export function crashingService({
	entry = quickJobs,
	env = {},
}: { entry?: string; env?: Record<string, string> } = {}): CrashingService {
	const folder = temporaryFolder('crash');
	const dataDir = path.join(folder.path, 'data');
	let running: Awaited<ReturnType<typeof launchBuilt>> | null = null;
	let exited: Promise<unknown[]> = Promise.resolve([]);
	let home = '';
	const headers = { authorization: `Bearer ${testApiKey}` };
	const baseUrl = () => running?.baseUrl ?? 'http://127.0.0.1:9';
	return {
		dataDir,
		baseUrl,
		client: {
			call: (name, options) =>
				createContractClient(baseUrl(), (url, init) =>
					fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
				).call(name, options),
		},
		async download(assetId) {
			const response = await fetch(`${baseUrl()}/v1/assets/${assetId}/content`, { headers });
			return Buffer.from(await response.arrayBuffer());
		},
		async upload(bytes) {
			const response = await fetch(`${baseUrl()}/v1/assets?name=a`, { method: 'POST', headers, body: bytes });
			if (response.status !== 201) throw new Error(`Upload was answered with ${response.status}`);
			return ((await response.json()) as { id: string }).id;
		},
		store: () => running?.store ?? '',
		async start() {
			running = await launchBuilt(entry, dataDir, env);
			exited = once(running.child, 'exit');
			home = /embedded PostgreSQL in ([^,]+)/.exec(running.store)?.[1] ?? home;
		},
		async kill() {
			running?.child.kill('SIGKILL');
			await exited;
		},
		ended: async () => void (await exited),
		async terminate() {
			running?.child.kill('SIGTERM');
			await exited;
			return running?.child.exitCode ?? null;
		},
		remove() {
			folder.remove();
			if (home) rmSync(home, { recursive: true, force: true });
		},
	};
}
