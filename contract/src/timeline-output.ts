import { z } from 'zod';
import { videoCodecs } from '../vocabulary.js';

export const codecSchema = z.enum(videoCodecs).meta({
	id: 'VideoCodec',
	description:
		'What the output is encoded as, always in an MP4; absent, `h264`, which every player knows. A codec that the machine has no encoder for is refused before any work.',
});
