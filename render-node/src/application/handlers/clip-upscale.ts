import type { JobInput } from '@showrunner/contract';
import { inputInvalid } from '../../domain/refusal.js';
import type { Size } from '../../domain/timeline/render-plan.js';
import { accountedClip } from '../generation/accounted-clip.js';
import type { GenerationDeps } from '../generation/generation-deps.js';
import { generatePiece } from '../generation/generate-piece.js';
import type { WantedPiece } from '../generation/wanted-piece.js';
import type { JobHandler } from '../job-handler.js';

type Input = JobInput<'clip.upscale'>;

/** 8K, the largest that players and platforms take. */
const longestSide = 7_680;

export function createClipUpscaleHandler(deps: GenerationDeps): JobHandler<'clip.upscale'> {
	return {
		kind: 'clip.upscale',
		version: 1,
		weight: 'device',
		isLasting: false,
		async run(input, context) {
			const { size } = await deps.media.clipFacts(await context.assets.localPath(input.assetId), context.signal);
			const piece = enlargement(input, size);
			const { kept, account } = await generatePiece('upscale', piece, input, deps, context);
			return accountedClip(kept, account);
		},
	};
}

function enlargement({ assetId, factor, seed }: Input, { width, height }: Size): WantedPiece {
	const size = { width: width * factor, height: height * factor };
	if (Math.max(size.width, size.height) > longestSide) {
		throw inputInvalid('upscale-too-large', `${factor} times ${width}×${height} is larger than any player takes`, {
			field: 'factor',
			fix: `Choose a smaller factor; the longer side may have ${longestSide} pixels`,
		});
	}
	return {
		name: `upscaled-${factor}x`,
		sources: { clip: assetId },
		wish: {
			...{ kind: 'upscale', prompt: '', negativePrompt: null, size, durationMs: null, steps: null, guidance: null },
			...{ seed, strength: null, sound: true, camera: 'auto' },
		},
	};
}
