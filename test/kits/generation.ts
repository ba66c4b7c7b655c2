import { jobSchemas, type JobKind, type JobRequest, type JobResult } from '@showrunner/contract';
import type { GenerationDeps } from '../../render-node/src/application/generation/generation-deps.js';
import { createClipExtendHandler } from '../../render-node/src/application/handlers/clip-extend.js';
import { createClipGenerateHandler } from '../../render-node/src/application/handlers/clip-generate.js';
import { createClipUpscaleHandler } from '../../render-node/src/application/handlers/clip-upscale.js';
import { createImageGenerateHandler } from '../../render-node/src/application/handlers/image-generate.js';
import type { JobHandler } from '../../render-node/src/application/job-handler.js';
import { createContentFilter } from '../../render-node/src/adapters/content/create-content-filter.js';
import { createMediaTools } from '../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import type { DiffusionEngine } from '../../render-node/src/domain/diffusion/diffusion-engine.js';
import type { LightJob } from './light-job.js';
import { pieceCache } from './piece-cache.js';
import { silentLog } from './silent-log.js';

export type GenerationKit = {
	deps: GenerationDeps;
	/** Keys of all pieces that were kept. */
	kept: Map<string, unknown>;
	run<K extends 'image.generate' | 'clip.generate' | 'clip.extend' | 'clip.upscale'>(
		kind: K,
		request: JobRequest<K>,
		job: LightJob,
	): Promise<JobResult<K>>;
};

const makers = {
	'image.generate': createImageGenerateHandler,
	'clip.generate': createClipGenerateHandler,
	'clip.extend': createClipExtendHandler,
	'clip.upscale': createClipUpscaleHandler,
};

/** The handlers of generation with the given engines, real media tools and content rules, and pieces in memory. */
export async function generationKit(
	engines: readonly DiffusionEngine[],
	change: Partial<GenerationDeps> = {},
): Promise<GenerationKit> {
	const pieces = pieceCache();
	const { kept } = pieces;
	const deps: GenerationDeps = {
		engines,
		pieces,
		media: createMediaTools({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }),
		content: await createContentFilter({ mode: 'open', rulesFile: null, judge: null, log: silentLog() }),
		isElsewhere: async () => false,
		...change,
	};
	return {
		deps,
		kept,
		async run<K extends keyof typeof makers & JobKind>(kind: K, request: JobRequest<K>, job: LightJob) {
			const handler = makers[kind](deps) as unknown as JobHandler<K>;
			const input = jobSchemas[kind].input.parse(request) as Parameters<typeof handler.run>[0];
			return jobSchemas[kind].result.parse(await handler.run(input, job.context)) as JobResult<K>;
		},
	};
}
