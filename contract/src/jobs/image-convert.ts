import { z } from 'zod';
import { fits, imageFormats } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema } from '../scalars.js';

const edge = (description: string) => z.number().int().min(16).max(8_192).meta({ description });

export const imageConvertInput = z
	.strictObject({
		assetId: assetIdSchema.meta({ description: 'Picture to convert.' }),
		width: edge('Wanted width in pixels.'),
		height: edge('Wanted height in pixels.'),
		fit: z.enum(fits).default('cover').meta({
			description: '`cover`: fills the size, the rest is cut off evenly. `contain`: all of it over a blurred copy.',
		}),
		format: z.enum(imageFormats).default('jpeg'),
		quality: z
			.number()
			.int()
			.min(1)
			.max(100)
			.default(92)
			.meta({ description: 'For jpeg and webp; png loses nothing.' }),
	})
	.meta({ id: 'ImageConvertInput', description: 'Bring a picture to an exact size and format.' });

export const imageConvertResult = z
	.object({
		assetId: assetIdSchema,
		mediaType: z.string(),
		width: z.number().int().positive(),
		height: z.number().int().positive(),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'ImageConvertResult' });

export const imageConvertExample = {
	...{ assetId: 'a'.repeat(64), width: 1_080, height: 1_920 },
	...{ fit: 'cover', format: 'jpeg', quality: 92 },
} as const;
export type ImageConvertInput = z.infer<typeof imageConvertInput>;
export type ImageConvertResult = z.infer<typeof imageConvertResult>;
