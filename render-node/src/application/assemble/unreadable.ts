import { SoundUnreadable } from '../../domain/audio/sound-unreadable.js';
import { inputInvalid, type Refusal } from '../../domain/refusal.js';
import { MediaUnreadable } from '../../domain/timeline/renderer.js';
import type { GatheredMedia } from './gather-media.js';

/** A decoder's no as a no to the field that named the asset; null for any other error. */
export function unreadable(error: unknown, media: GatheredMedia): Refusal | null {
	const assetId = unreadableAsset(error, media);
	if (assetId === null) return null;
	return inputInvalid('asset-unreadable', 'A picture, video or recording of the timeline cannot be decoded', {
		field: media.fields.get(assetId),
		detail: `Asset ${assetId} is damaged or of a format that this FFmpeg does not know.`,
		fix: 'Upload it again in a common format: PNG or JPEG, MP4 with H.264, WAV or MP3',
		cause: error,
	});
}

function unreadableAsset(error: unknown, { paths }: GatheredMedia): string | null {
	if (error instanceof MediaUnreadable) return error.assetId;
	if (!(error instanceof SoundUnreadable)) return null;
	return [...paths].find(([, path]) => path === error.path)?.[0] ?? null;
}
