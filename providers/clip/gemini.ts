import { toBase64 } from '../core/base64';
import { geminiChanges } from './gemini-changes';
import { beginInteraction, lookAtInteraction } from './gemini-interaction';
import type { ClipPiece, ClipVendor, Frames } from './vendor-port';

/** Kept by Google (`store`), for what is not stored cannot be asked for in the background. */
function toBody({ model, prompt, aspectRatio, durationMs, resolution, seed }: ClipPiece, { first }: Frames) {
	const image = first && { type: 'image', data: toBase64(first.bytes), mime_type: first.mediaType };
	return {
		model,
		input: image ? [image, { type: 'text', text: prompt }] : prompt,
		response_format: {
			...{ type: 'video', aspect_ratio: aspectRatio, duration: `${durationMs / 1_000}s` },
			...{ resolution, delivery: 'uri' },
		},
		generation_config: {
			...(seed !== undefined && { seed: seed & 0x7fff_ffff }),
			video_config: { task: image ? 'image_to_video' : 'text_to_video' },
		},
		background: true,
		store: true,
	};
}

/** Gemini Omni on Google's Interactions API, which took the place of Veo there. */
export const geminiClips: ClipVendor = {
	id: 'gemini',
	label: 'Google Gemini',
	note: 'Omni: clips of 3 to 10 s with sound, from words or a picture',
	credential: 'showrunnerGeminiApi',
	operations: ['Generate clips', 'Animate image', 'Extend clip', 'Upscale clip'],
	proof: 'sdk',
	models: () => [
		{ id: 'gemini-omni-1.1-flash', label: 'Gemini Omni 1.1 Flash' },
		{
			...{ id: 'gemini-omni-flash-preview', label: 'Gemini Omni Flash Preview' },
			...{ shutDownOn: '2026-09-30', successor: 'gemini-omni-1.1-flash' },
		},
		...['veo-3.1-generate-preview', 'veo-3.1-fast-generate-preview'].map((id) => {
			return { id, label: id, shutDownOn: '2026-10-22', successor: 'gemini-omni-1.1-flash' };
		}),
	],
	prices: {
		...{ provider: 'gemini', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://ai.google.dev/gemini-api/docs/pricing', prices: [] },
	},
	meets: ['seed'],
	aspectRatios: ['16:9', '9:16'],
	resolutions: ['720p', '1080p'],
	lengthsMs: [3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000],
	rights: {
		licence: 'Gemini API Additional Terms of Service',
		licenceUrl: 'https://ai.google.dev/gemini-api/terms',
		commercialUse: 'conditional',
	},
	clip: {
		start: async (piece, frames, reach) => await beginInteraction(toBody(piece, frames), reach),
		check: async (ticket, _piece, reach) => await lookAtInteraction(ticket, reach),
	},
	changes: geminiChanges,
};
