import { frameSizes, type GeneratedClip, type GenerationKind, type JobInput } from '@showrunner/contract';
import { problemOfAll } from '../../domain/diffusion/problem-of-all.js';
import { sceneSeeds } from '../../domain/diffusion/scene-seeds.js';
import { accountOf } from '../generation/generation-account.js';
import type { GenerationDeps } from '../generation/generation-deps.js';
import { generatePieces, type Generated } from '../generation/generate-pieces.js';
import { pieceName } from '../generation/piece-name.js';
import { promptWithStyle } from '../generation/prompt-with-style.js';
import { toClip } from '../generation/to-clip.js';
import type { WantedPiece } from '../generation/wanted-piece.js';
import { Refusal } from '../../domain/refusal.js';
import type { JobContext, JobHandler } from '../job-handler.js';

type Input = JobInput<'clip.generate'>;
type SceneClip = WantedPiece & { sceneId: string };

export function createClipGenerateHandler(deps: GenerationDeps): JobHandler<'clip.generate'> {
	return {
		kind: 'clip.generate',
		version: 1,
		weight: 'device',
		isLasting: false,
		async run(input, context) {
			const parts = await generateByKind(clipsOf(input), input, deps, context);
			const order = input.scenes.map(({ id }) => id);
			const clips = parts
				.flatMap(({ made }) => made)
				.map(({ wanted, kept }): GeneratedClip => toClip(kept, wanted.sceneId, input.aspectRatio))
				.sort((a, b) => order.indexOf(a.sceneId) - order.indexOf(b.sceneId));
			const failed = parts.flatMap((part) => part.failed);
			return {
				clips,
				failed: failed.map(({ wanted, problem }) => ({ sceneId: wanted.sceneId, problem })),
				...accountOf(parts),
			};
		},
	};
}

/** Scenes with and without a first frame ask for different models; a kind that nobody can do sinks only its own scenes. */
async function generateByKind(
	clips: readonly SceneClip[],
	input: Input,
	deps: GenerationDeps,
	context: JobContext,
): Promise<Generated<SceneClip>[]> {
	const parts: Generated<SceneClip>[] = [];
	const refusals: Refusal[] = [];
	const jobKinds = [...new Set(clips.map(({ wish }) => wish.kind))];
	for (const kind of jobKinds) {
		const wanted = clips.filter(({ wish }) => wish.kind === kind);
		try {
			parts.push(await generatePieces({ kind, jobKinds }, wanted, input, deps, context));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refusals.push(error);
			const failed = wanted.map((piece) => ({ wanted: piece, problem: error.problem }));
			parts.push({ made: [], failed, attempts: [], reused: 0, priceMicros: 0, warnings: [] });
		}
	}
	const problem = problemOfAll(refusals.map((refusal) => refusal.problem));
	if (problem && parts.every(({ made }) => made.length === 0)) throw new Refusal(problem);
	return parts;
}

function kindOf({ firstFrameAssetId, lastFrameAssetId }: Input['scenes'][number]): GenerationKind {
	if (lastFrameAssetId !== undefined) return 'first-last-frame';
	return firstFrameAssetId === undefined ? 'text-to-video' : 'image-to-video';
}

function clipsOf(input: Input): SceneClip[] {
	const prompts = input.scenes.map(({ prompt }) => promptWithStyle(prompt, input.style));
	const seeds = sceneSeeds(input.seed, prompts);
	return input.scenes.map((scene, index) => ({
		sceneId: scene.id,
		name: pieceName(scene.id, input.aspectRatio),
		sources: {
			...(scene.firstFrameAssetId && { firstFrame: scene.firstFrameAssetId }),
			...(scene.lastFrameAssetId && { lastFrame: scene.lastFrameAssetId }),
		},
		wish: {
			kind: kindOf(scene),
			prompt: prompts[index] ?? scene.prompt,
			negativePrompt: input.negativePrompt || null,
			size: frameSizes[input.aspectRatio],
			durationMs: scene.durationMs,
			steps: input.steps ?? null,
			guidance: input.guidance ?? null,
			seed: seeds[index] ?? input.seed,
			strength: null,
			sound: input.sound,
			camera: input.camera,
		},
	}));
}
