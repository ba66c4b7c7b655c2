import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createContractClient, type ContractClient } from '../../contract/client.js';
import { testApiKey } from './service.js';
import { temporaryFolder } from './temporary-folder.js';

const quickJobs = path.resolve('test/fixtures/crash/service.mjs');

export type CrashingService = {
	client: ContractClient;
	dataDir: string;
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

/** Compiles the service, since a process of its own cannot run from sources. */
export function buildService(): void {
	if (process.env.SHOWRUNNER_TEST_BUILT && existsSync('render-node/dist/service.js')) return;
	const tsc = path.resolve('node_modules/typescript/bin/tsc');
	execFileSync(process.execPath, [tsc, '-p', 'contract'], { stdio: 'inherit' });
	execFileSync(process.execPath, [tsc, '-p', 'render-node'], { stdio: 'inherit' });
}

async function launch(
	entry: string,
	dataDir: string,
	settings: Record<string, string>,
): Promise<{ child: ChildProcess; baseUrl: string; store: string }> {
	const env = {
		PATH: process.env.PATH,
		SHOWRUNNER_PORT: '0',
		SHOWRUNNER_DATA_DIR: dataDir,
		SHOWRUNNER_API_KEY: testApiKey,
		SHOWRUNNER_LOG_LEVEL: 'error',
		...settings,
	};
	const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
	while (!said.includes('\n')) {
		const [what] = await Promise.race([
			once(child.stdout, 'data').then(() => ['data']),
			once(child, 'exit').then(() => ['exit']),
		]);
		if (what === 'exit') throw new Error('The service ended before it was ready');
	}
	return { child, ...(JSON.parse(said) as { baseUrl: string; store: string }) };
}

/** A service in a process of its own, for being killed: by default one whose jobs are done in no time. */
export function crashingService({
	entry = quickJobs,
	env = {},
}: { entry?: string; env?: Record<string, string> } = {}): CrashingService {
	const folder = temporaryFolder('crash');
	const dataDir = path.join(folder.path, 'data');
	let running: Awaited<ReturnType<typeof launch>> | null = null;
	let exited: Promise<unknown[]> = Promise.resolve([]);
	let home = '';
	const headers = { authorization: `Bearer ${testApiKey}` };
	const baseUrl = () => running?.baseUrl ?? 'http://127.0.0.1:9';
	return {
		dataDir,
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
			running = await launch(entry, dataDir, env);
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
