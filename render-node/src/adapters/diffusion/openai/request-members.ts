import type { GenerationRequest } from '../../../domain/diffusion/generation.js';
import type { ServedModel } from './served-model.js';

/** Members that the servers know beside those of OpenAI. */
export type ExtraMembers = {
	seed: number;
	negative_prompt?: string;
	num_inference_steps?: number;
	guidance_scale?: number;
	true_cfg_scale?: number;
	num_frames?: number;
	fps?: number;
	generate_sound?: boolean;
};

export type StandardMembers = { model: string; prompt: string; size: string };

export const standardMembers = ({ prompt, size }: GenerationRequest, { servedId }: ServedModel): StandardMembers => ({
	...{ model: servedId, prompt, size: `${size.width}x${size.height}` },
});

export function extraMembers(request: GenerationRequest, { facts, card, servedBy }: ServedModel): ExtraMembers {
	const { seed, negativePrompt, steps, frameCount, framesPerSecond, sound } = request;
	const guidance = request.guidance ?? facts.fixedGuidance;
	return {
		seed,
		...(negativePrompt && { negative_prompt: negativePrompt }),
		...(steps !== null && { num_inference_steps: steps }),
		...(guidance !== null && { [facts.guidedBy === 'true-cfg' ? 'true_cfg_scale' : 'guidance_scale']: guidance }),
		...(frameCount !== null && { num_frames: frameCount }),
		...(framesPerSecond !== null && { fps: framesPerSecond }),
		// vLLM-Omni makes silent clips unless asked; sglang decides by the model and refuses what it does not know.
		...(card.hasSound && servedBy !== 'sglang' && { generate_sound: sound }),
	};
}
