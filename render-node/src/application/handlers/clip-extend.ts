import path from 'node:path';
import type { JobInput, JobResult } from '@showrunner/contract';
import { accountedClip } from '../generation/accounted-clip.js';
import type { GenerationDeps } from '../generation/generation-deps.js';
import { generatePiece } from '../generation/generate-piece.js';
import { storeDerived } from '../generation/store-derived.js';
import { storeExtended } from '../generation/store-extended.js';
import type { WantedPiece } from '../generation/wanted-piece.js';
import type { Size } from '../../domain/timeline/render-plan.js';
import type { JobContext, JobHandler } from '../job-handler.js';

type Input = JobInput<'clip.extend'>;

export function createClipExtendHandler(deps: GenerationDeps): JobHandler<'clip.extend'> {
	return {
		kind: 'clip.extend',
		version: 1,
		weight: 'device',
		isLasting: false,
		run: (input, context) => extendClip(input, deps, context),
	};
}

/** Goes on from a clip's last frame with a model, and joins what it made to the clip. */
async function extendClip(input: Input, deps: GenerationDeps, context: JobContext): Promise<JobResult<'clip.extend'>> {
	const { media } = deps;
	const { signal, assets, workDir } = context;
	const clip = await assets.localPath(input.assetId);
	const { size } = await media.clipFacts(clip, signal);
	const lastFrame = path.join(workDir, 'last-frame.png');
	await media.lastFrame(clip, lastFrame, signal);
	const frame = await storeDerived(
		lastFrame,
		{ name: 'last-frame.png', mediaType: 'image/png', madeFrom: [input.assetId] },
		context,
	);
	const piece = continuation(input, size, frame.id);
	const { kept, account } = await generatePiece('image-to-video', piece, input, deps, context);
	context.progress(0.97, 'Joining the clips');
	const joined = path.join(workDir, 'joined.mp4');
	const facts = await media.joinClips(clip, await assets.localPath(kept.assetId), joined, signal);
	const { asset, record } = await storeExtended(joined, input, kept, media, context);
	const { size: joinedSize, ...shape } = facts;
	return accountedClip(
		{ ...kept, assetId: asset.id, provenanceAssetId: record.id, size: joinedSize, clip: shape },
		account,
	);
}

const continuation = (input: Input, size: Size, firstFrame: string): WantedPiece => ({
	name: 'continuation',
	sources: { firstFrame },
	wish: {
		kind: 'image-to-video',
		prompt: input.prompt,
		negativePrompt: input.negativePrompt || null,
		size,
		durationMs: input.durationMs,
		steps: input.steps ?? null,
		guidance: input.guidance ?? null,
		seed: input.seed,
		strength: null,
		sound: true,
		camera: input.camera,
	},
});
