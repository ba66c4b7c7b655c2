import { frameSizes, type AspectRatio, type GeneratedImage, type JobInput } from '@showrunner/contract';
import { sceneSeeds } from '../../domain/diffusion/scene-seeds.js';
import { accountOf } from '../generation/generation-account.js';
import type { GenerationDeps } from '../generation/generation-deps.js';
import { generatePieces } from '../generation/generate-pieces.js';
import { pieceName } from '../generation/piece-name.js';
import { promptWithStyle } from '../generation/prompt-with-style.js';
import type { MadeWanted, WantedPiece } from '../generation/wanted-piece.js';
import type { JobHandler } from '../job-handler.js';

type Input = JobInput<'image.generate'>;
type ScenePicture = WantedPiece & { sceneId: string; aspectRatio: AspectRatio };

export function createImageGenerateHandler(deps: GenerationDeps): JobHandler<'image.generate'> {
	return {
		kind: 'image.generate',
		version: 1,
		weight: 'device',
		isLasting: false,
		async run(input, context) {
			const kind = input.referenceAssetId === undefined ? 'text-to-image' : 'image-to-image';
			const pictures = picturesOf(input, kind);
			const generated = await generatePieces({ kind }, pictures, input, deps, context);
			// Models and the pieces that were kept answer in an order of their own.
			const inOrder = generated.made.sort((a, b) => pictures.indexOf(a.wanted) - pictures.indexOf(b.wanted));
			return {
				images: inOrder.map(toImage),
				failed: generated.failed.map(({ wanted: { sceneId, aspectRatio }, problem }) => {
					return { sceneId, aspectRatio, problem };
				}),
				...accountOf([generated]),
			};
		},
	};
}

/** Scene by scene, so that the first scenes are there first; one prompt is read once for all its formats. */
function picturesOf(input: Input, kind: 'text-to-image' | 'image-to-image'): ScenePicture[] {
	const prompts = input.scenes.map(({ prompt }) => promptWithStyle(prompt, input.style));
	const seeds = sceneSeeds(input.seed, prompts);
	return input.scenes.flatMap((scene, index) =>
		[...new Set(input.aspectRatios)].map((aspectRatio) => ({
			sceneId: scene.id,
			aspectRatio,
			name: pieceName(scene.id, aspectRatio),
			sources: input.referenceAssetId === undefined ? {} : { picture: input.referenceAssetId },
			wish: {
				kind,
				prompt: prompts[index] ?? scene.prompt,
				negativePrompt: input.negativePrompt || null,
				size: frameSizes[aspectRatio],
				durationMs: null,
				steps: input.steps ?? null,
				guidance: input.guidance ?? null,
				seed: seeds[index] ?? input.seed,
				strength: kind === 'image-to-image' ? input.strength : null,
				sound: false,
				camera: 'auto',
			},
		})),
	);
}

const toImage = ({ wanted, kept }: MadeWanted<ScenePicture>): GeneratedImage => ({
	...{ sceneId: wanted.sceneId, aspectRatio: wanted.aspectRatio, assetId: kept.assetId, ...kept.size },
	...{ model: kept.model, seed: kept.seed, provenanceAssetId: kept.provenanceAssetId },
});
