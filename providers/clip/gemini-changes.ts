import { toBase64 } from '../core/base64';
import { geminiFiles } from '../core/gemini-files';
import type { LentVideo } from '../core/video-loan';
import { beginInteraction, lookAtInteraction } from './gemini-interaction';
import type { ClipChange, ClipChanger } from './vendor-port';

/**
 * Omni adds 3 to 10 s to a clip by its last 10 s, and gives both back as one, of the clip no more than the last 30 s. It
 * enlarges clips of 15 s at most, from 360 or 720 pixels, and with that is at its best where Omni made them.
 * From Google's pages on extending and upscaling (docs.cloud.google.com, November 2026), which name
 * `gemini-omni-1.2-flash` alone for upscaling; the tasks themselves are in Google's SDK 3.1 for both platforms.
 */
export const geminiChanges: ClipChanger = {
	models: (task) => [
		...(task === 'extend' ? [{ id: 'gemini-omni-1.1-flash', label: 'Gemini Omni 1.1 Flash' }] : []),
		{ id: 'gemini-omni-1.2-flash', label: 'Gemini Omni 1.2 Flash' },
	],
	videos: geminiFiles,
	lengthsMs: [3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000],
	mostMs: { extend: 30_000, upscale: 15_000 },
	enlarges: { 360: ['720p', '1080p'], 720: ['1080p', '4k'] },
	start: async (change, lent, reach) => await beginInteraction(toBody(change, lent), reach),
	check: async (ticket, reach) => await lookAtInteraction(ticket, reach),
};

/** Without its task, Google takes a larger one for an edit. */
function toBody(change: ClipChange, lent: LentVideo) {
	const { task, model, source, prompt, durationMs, aspectRatio, resolution, seed } = change;
	const given = 'uri' in lent ? { uri: lent.uri } : { data: toBase64(lent.bytes) };
	const video = { type: 'video', ...given, mime_type: source.mediaType };
	return {
		model,
		input: task === 'extend' ? [video, { type: 'text', text: prompt }] : [video],
		response_format: {
			type: 'video',
			...(task === 'extend' && { aspect_ratio: aspectRatio, duration: `${durationMs / 1_000}s` }),
			...{ resolution, delivery: 'uri' },
		},
		generation_config: {
			...(seed !== undefined && { seed: seed & 0x7fff_ffff }),
			video_config: { task },
		},
		...{ background: true, store: true },
	};
}
