import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { jobSchemas, type JobInput, type JobKind, type JobRequest, type JobResult } from '@showrunner/contract';
import { createProbeMedia } from '../../render-node/src/adapters/ffmpeg/probe-media.js';
import type { JobHandler } from '../../render-node/src/application/job-handler.js';
import { fileAssetStore } from './file-asset-store.js';
import { silentLog } from './silent-log.js';

type FileAssets = ReturnType<typeof fileAssetStore>;

/** A place where one handler works on real files: its assets lie in `assets`, its own files in `work`. */
export function mediaJob<K extends JobKind>(folder: string, handler: JobHandler<K>, shared?: FileAssets) {
	const at = (name: string) => path.join(folder, name);
	for (const name of ['assets', 'work']) mkdirSync(at(name), { recursive: true });
	const assets = shared ?? fileAssetStore(at('assets'), createProbeMedia('ffprobe'));
	const phases: string[] = [];
	return {
		at,
		assets,
		phases,
		async run(request: JobRequest<K>, signal = new AbortController().signal): Promise<JobResult<K>> {
			const progress = (_: number, phase: string) => void phases.push(phase);
			const context = { jobId: 'job', signal, assets, workDir: at('work'), log: silentLog(), progress };
			const result = await handler.run(jobSchemas[handler.kind].input.parse(request) as JobInput<K>, context);
			// What the contract does not know would be lost on its way to the caller.
			const parsed: unknown = jobSchemas[handler.kind].result.strict().parse(result);
			return parsed as JobResult<K>;
		},
	};
}
