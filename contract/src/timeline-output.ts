import { z } from 'zod';
import { frameSizeLimits, videoCodecs } from '../vocabulary.js';

export const codecSchema = z.enum(videoCodecs).meta({
	id: 'VideoCodec',
	description:
		'What the output is encoded as, always in an MP4; absent, `h264`, which every player knows. A codec that the machine has no encoder for is refused before any work.',
});

const { leastSidePx, mostSidePx, mostPixels } = frameSizeLimits;
const sideSchema = z.number().int().min(leastSidePx).max(mostSidePx).multipleOf(2);

export const customSizeSchema = z
	.strictObject({ widthPx: sideSchema, heightPx: sideSchema })
	.refine(({ widthPx, heightPx }) => widthPx * heightPx <= mostPixels, `must not have more than ${mostPixels} pixels`)
	.meta({
		id: 'FrameSize',
		description: `Even numbers. In place of the usual size of the aspect ratio, which still decides on pictures and layout; their shapes may differ by the factor ${frameSizeLimits.mostStretch} at most.`,
	});

export const maxSizeSchema = z.number().int().min(10_000).max(100_000_000_000).meta({
	description:
		'No file of this output is larger. Where its usual quality would be, it is encoded at a lower rate; what would then have less than 0.0125 bits a pixel is refused.',
});
