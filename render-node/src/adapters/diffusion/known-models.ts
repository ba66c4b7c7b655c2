import type { ModelCard } from '../../domain/diffusion/model-card.js';
import { clipFamilies } from './known-clip-models.js';
import { knownLicences } from './known-licences.js';
import { pictureFamilies } from './known-picture-models.js';

/** What a server does not tell of a model, by the family that it belongs to. */
export type ModelFacts = Pick<
	ModelCard,
	'kinds' | 'licence' | 'sizes' | 'frames' | 'steps' | 'guidance' | 'takesNegativePrompt' | 'hasSound'
> & {
	/** Name of the family for people. */
	family: string;
	/** What `guidance` steers: classifier-free guidance, a number the model was taught to read, or Qwen's true CFG. */
	guidedBy: 'cfg' | 'embedded' | 'true-cfg';
	/**
	 * What must be sent where `guidance` is null, since servers run distilled models with the guidance of full ones unless
	 * told otherwise, which costs twice the time and spoils the picture. Null: nothing is sent.
	 */
	fixedGuidance: number | null;
	/** How far a given picture is changed: by `strength`, or by what the prompt says, as models for editing do. */
	redraws: 'by-strength' | 'by-words';
};

export type FamilyFacts = ModelFacts & { pattern: RegExp };

/**
 * Facts of the family whose name is in the name of a model, a repository or a file, such as `Wan-AI/Wan2.2-T2V-A14B` or
 * `z_image_turbo-Q8_0.gguf`. Null for a family that nobody told us of; see `unknownModel`.
 */
export function knownModel(name: string): ModelFacts | null {
	const plain = name.toLowerCase().replaceAll('_', '-');
	return [...clipFamilies, ...pictureFamilies].find(({ pattern }) => pattern.test(plain)) ?? null;
}

const cautious: Omit<ModelFacts, 'family' | 'kinds' | 'sizes' | 'frames'> = {
	licence: knownLicences.unknown,
	steps: null,
	guidance: null,
	guidedBy: 'cfg',
	fixedGuidance: null,
	redraws: 'by-strength',
	takesNegativePrompt: false,
	hasSound: false,
};

/** A model of an unknown family: sizes and lengths that most take, and everything else left to the server. */
export function unknownModel(medium: 'picture' | 'clip'): ModelFacts {
	if (medium === 'picture')
		return {
			...{ ...cautious, family: 'unknown picture model', kinds: ['text-to-image'], frames: null },
			sizes: { native: { width: 1024, height: 1024 }, multipleOf: 64, leastSide: 256, mostPixels: 1_048_576 },
		};
	return {
		...{ ...cautious, family: 'unknown clip model', kinds: ['text-to-video'] },
		sizes: { native: { width: 832, height: 480 }, multipleOf: 32, leastSide: 256, mostPixels: 399_360 },
		frames: { multipleOf: 8, least: 9, most: 81, preset: 81, framesPerSecond: 16 },
	};
}
