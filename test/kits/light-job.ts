import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProbeMedia } from '../../render-node/src/adapters/ffmpeg/probe-media.js';
import type { JobContext } from '../../render-node/src/application/job-handler.js';
import { fileAssetStore } from './file-asset-store.js';
import { silentLog } from './silent-log.js';

export type LightJob = {
	context: JobContext;
	assets: ReturnType<typeof fileAssetStore>;
	fractions: number[];
	cancel(reason: Error): void;
	remove(): void;
};

/** What a handler gets to work with, on a store in a folder of its own. */
export function lightJob(): LightJob {
	const folder = mkdtempSync(join(tmpdir(), 'showrunner-job-'));
	const assets = fileAssetStore(folder, createProbeMedia('ffprobe'));
	const controller = new AbortController();
	const fractions: number[] = [];
	const context: JobContext = {
		jobId: '0', signal: controller.signal, assets, workDir: folder, log: silentLog(), progress: (fraction) => void fractions.push(fraction),
	}; // prettier-ignore
	return {
		context,
		assets,
		fractions,
		cancel: (reason) => controller.abort(reason),
		remove: () => rmSync(folder, { recursive: true }),
	};
}
