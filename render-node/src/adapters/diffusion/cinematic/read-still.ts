import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Motion } from '@showrunner/contract';
import { inputInvalid } from '../../../domain/refusal.js';
import { cameraFraming, coverSize } from '../../../domain/timeline/camera-framing.js';
import type { CameraPath, PictureLayer, Size } from '../../../domain/timeline/render-plan.js';
import { MediaUnreadable } from '../../../domain/timeline/renderer.js';
import { makePicture } from '../../ffmpeg/make-picture.js';
import { createProbeMedia } from '../../ffmpeg/probe-media.js';
import type { ClipWork } from './clip-work.js';

export type StillField = 'firstFrameAssetId' | 'lastFrameAssetId';
/** A picture from outside, and the field that named it. */
export type Still = { file: string; field: StillField; size: Size };

/** Refuses `picture-unreadable` for what is no picture. */
export async function readStill({ tools, run }: ClipWork, file: string | undefined, field: StillField): Promise<Still> {
	if (file === undefined) throw new TypeError(`a camera needs the picture of ${field}`);
	const media = await createProbeMedia(tools.ffprobePath)(file, run.signal);
	if (media?.kind !== 'image' || media.width === null || media.height === null) throw pictureUnreadable(field);
	return { file, field, size: { width: media.width, height: media.height } };
}

/** The still with a camera over it. */
export function stillLayer(
	{ size, field }: Still,
	motion: Motion,
	frame: Size,
	path: Pick<CameraPath, 'easing' | 'pathFrames'>,
): PictureLayer {
	const { framing, from, to, moves } = cameraFraming(coverSize(size, frame), frame, motion);
	const source = { kind: 'still', assetId: field, fit: { fit: 'cover' } } as const;
	return { kind: 'picture', source, framing, camera: moves ? { from, to, firstFrame: 0, ...path } : null };
}

/** Decodes the still into the raw frame that the camera moves over, in a scratch file of the caller's. */
export async function rawStill(
	{ tools, run }: ClipWork,
	{ file, field }: Still,
	layer: PictureLayer,
	frame: Size,
): Promise<string> {
	const out = path.join(run.workDir, `cinematic-${randomUUID()}.yuv`);
	try {
		await makePicture(tools.ffmpegPath, { layer, frame, source: file, out }, run);
		return out;
	} catch (error) {
		throw error instanceof MediaUnreadable ? pictureUnreadable(field, error) : error;
	}
}

const pictureUnreadable = (field: StillField, cause?: unknown) =>
	inputInvalid('picture-unreadable', 'The picture cannot be decoded', {
		...{ field, fix: 'Choose a PNG, JPEG or WebP picture that opens in a viewer', cause },
	});
