import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Stream } from 'node:stream';

export const testApiKey = 'test-key-of-sixteen-or-more';
/** The service with jobs that are done in no time. */
export const quickJobs = path.resolve('test/fixtures/crash/service.mjs');

/** The service with its own engines: FFmpeg has to be there. */
export const realJobs = path.resolve('test/fixtures/media/service.mjs');

/** Compiles the service, since a process of its own cannot run from sources. */
export function buildService(): void {
	if (process.env.SHOWRUNNER_TEST_BUILT && existsSync('render-node/dist/service.js')) return;
	const tsc = path.resolve('node_modules/typescript/bin/tsc');
	execFileSync(process.execPath, [tsc, '-p', 'contract'], { stdio: 'inherit' });
	execFileSync(process.execPath, [tsc, '-p', 'render-node'], { stdio: 'inherit' });
}

/**
 * Starts the built service in a process of its own; nothing here reads its sources. Its log goes to standard error, or
 * to an open file.
 */
export async function launchBuilt(
	entry: string,
	dataDir: string,
	settings: Record<string, string>,
	stderr: 'inherit' | Stream = 'inherit',
): Promise<{ child: ChildProcess; baseUrl: string; store: string }> {
	const env = {
		PATH: process.env.PATH,
		SHOWRUNNER_PORT: '0',
		SHOWRUNNER_DATA_DIR: dataDir,
		SHOWRUNNER_API_KEY: testApiKey,
		// A machine that is busy with other tests is no reason to refuse work.
		SHOWRUNNER_MAX_LOOP_DELAY_MS: '60000',
		SHOWRUNNER_LOG_LEVEL: 'error',
		...settings,
	};
	const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', stderr] });
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
