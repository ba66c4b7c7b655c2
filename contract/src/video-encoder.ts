import { z } from 'zod';

export const videoEncoderSchema = z
	.object({
		encoder: z.string().meta({ description: 'Such as libx264 or h264_nvenc.' }),
		works: z.boolean(),
		note: z.string().meta({ description: 'How that is known, in plain words, such as `no NVIDIA driver`.' }),
	})
	.meta({ id: 'VideoEncoder' });
