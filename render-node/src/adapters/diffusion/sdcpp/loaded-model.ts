import type { GenerationKind } from '@showrunner/contract';
import type { ModelCard, NumberRule, SizeRule } from '../../../domain/diffusion/model-card.js';
import { knownModel, unknownModel, type ModelFacts } from '../known-models.js';
import type { Capabilities, ModeDefaults } from './capabilities.js';

/** The model that a server has loaded. */
export type LoadedModel = { card: ModelCard; facts: ModelFacts; note: string };

/** Null where the server makes neither pictures nor clips. */
export function loadedModel({
	model,
	supported_modes: modes,
	defaults_by_mode,
	limits,
}: Capabilities): LoadedModel | null {
	const recognised = knownModel(model.stem);
	const wants = recognised?.frames === null ? 'img_gen' : 'vid_gen';
	// Wan offers both: a picture of a video model is a clip of one frame, and no good picture.
	const mode =
		(recognised === null ? ['img_gen', 'vid_gen'] : [wants]).find((name) => modes.includes(name)) ?? modes[0];
	if (mode !== 'img_gen' && mode !== 'vid_gen') return null;
	const fitting = recognised !== null && mode === wants;
	const defaults = defaults_by_mode[mode] ?? {};
	const facts = fitting ? recognised : withDefaults(unknownModel(mode === 'img_gen' ? 'picture' : 'clip'), defaults);
	const { licence, frames, steps, guidance, takesNegativePrompt, hasSound } = facts;
	const name = model.stem || 'model';
	return {
		facts,
		note: fitting ? facts.family : 'Nothing is known of this model: what its server was started with is taken for it',
		card: {
			...{ id: `sdcpp:${name}`.slice(0, 200), label: name, engine: 'sdcpp', revision: null, licence },
			...{ kinds: kindsOf(mode, facts, fitting), sizes: withinLimits(facts.sizes, limits), frames },
			...{ steps: steps ?? ruleAround(defaults.sample_params?.sample_steps, 1, 150), guidance },
			...{ takesNegativePrompt, hasSound, takesSeed: true, pricePerSecondMicros: 0 },
		},
	};
}

/** Any picture model starts from a picture here, by noise on it or, where it was taught so, by what the prompt says. */
function kindsOf(
	mode: 'img_gen' | 'vid_gen',
	{ kinds, redraws }: ModelFacts,
	fitting: boolean,
): readonly GenerationKind[] {
	if (mode === 'img_gen') return redraws === 'by-words' ? kinds : ['text-to-image', 'image-to-image'];
	return fitting ? kinds : ['text-to-video', 'image-to-video'];
}

const ruleAround = (preset: number | null | undefined, least: number, most: number): NumberRule | null =>
	preset === null || preset === undefined || preset < least || preset > most ? null : { least, most, preset };

function withDefaults(facts: ModelFacts, { width, height, fps, sample_params: sampling }: ModeDefaults): ModelFacts {
	const guidance = ruleAround(sampling?.guidance?.txt_cfg, 1, 30);
	const native = width && height && width >= 256 && height >= 256 ? { width, height } : facts.sizes.native;
	const frames = facts.frames && { ...facts.frames, framesPerSecond: fps ?? facts.frames.framesPerSecond };
	return { ...facts, guidance, takesNegativePrompt: true, frames, sizes: { ...facts.sizes, native } };
}

function withinLimits(sizes: SizeRule, limits: Capabilities['limits']): SizeRule {
	if (!limits) return sizes;
	return {
		...sizes,
		leastSide: Math.max(sizes.leastSide, limits.min_width, limits.min_height),
		mostPixels: Math.min(sizes.mostPixels, limits.max_width * limits.max_height),
	};
}
