import type { GenerationPiece, GenerationRequest } from '../../../domain/diffusion/generation.js';
import type { ModelFacts } from '../known-models.js';
import { sourceBytes } from '../remote/source-bytes.js';

/**
 * What `img_gen` or `vid_gen` is asked. The server passes over a member whose type it does not expect without a word, so
 * whole numbers stay whole and nothing is sent as text.
 */
export async function jobBody({ request, sources }: GenerationPiece, facts: ModelFacts): Promise<JobBody> {
	const { prompt, negativePrompt, size, seed, frameCount, framesPerSecond } = request;
	const settings = {
		...{ prompt, negative_prompt: negativePrompt ?? '', width: size.width, height: size.height, seed },
		sample_params: sampling(request, facts),
	};
	if (frameCount === null) {
		const form = { batch_count: 1, output_format: 'png', embed_image_metadata: false };
		return {
			mode: 'img_gen',
			settings: { ...settings, ...form },
			pictures: await pictures(request, sources.picture, facts),
		};
	}
	return {
		mode: 'vid_gen',
		settings: {
			...{
				...settings,
				high_noise_sample_params: { guidance: settings.sample_params.guidance },
				video_frames: frameCount,
				fps: framesPerSecond,
			},
			// Every build has AVI; its MJPEG at 100 loses less than WebM before the clip is encoded again here.
			...{ output_format: 'avi', output_compression: 100 },
		},
		pictures: {
			...(sources.firstFrame !== undefined && { init_image: await base64(sources.firstFrame) }),
			...(sources.lastFrame !== undefined && { end_image: await base64(sources.lastFrame) }),
		},
	};
}

/** `settings` are for the record; `pictures` are not. */
export type JobBody = {
	mode: 'img_gen' | 'vid_gen';
	settings: Record<string, unknown>;
	pictures: Record<string, unknown>;
};

type Sampling = { sample_steps?: number; guidance?: { txt_cfg: number; distilled_guidance?: number } };

/** Here a scale of 1 turns classifier-free guidance off, where others say 0. */
function sampling({ steps, guidance: asked }: GenerationRequest, { guidedBy, fixedGuidance }: ModelFacts): Sampling {
	const guidance = asked ?? fixedGuidance;
	return {
		...(steps !== null && { sample_steps: Math.round(steps) }),
		...(guidance !== null && {
			guidance:
				guidedBy === 'embedded'
					? { txt_cfg: 1, ...(asked !== null && { distilled_guidance: asked }) }
					: { txt_cfg: Math.max(1, guidance) },
		}),
	};
}

async function pictures(request: GenerationRequest, picture: string | undefined, { redraws }: ModelFacts) {
	if (picture === undefined) return {};
	const encoded = await base64(picture);
	if (redraws === 'by-words') return { ref_images: [encoded] };
	return { init_image: encoded, ...(request.strength !== null && { strength: request.strength }) };
}

const base64 = async (path: string) => (await sourceBytes(path)).bytes.toString('base64');
