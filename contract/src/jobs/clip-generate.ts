import { z } from 'zod';
import { aspectRatios, cameraMoves, limits } from '../../vocabulary.js';
import { assetIdSchema, millisecondsSchema, seedSchema } from '../scalars.js';
import { failedPieceSchema, generationAccount, promptSchema, steering } from './generation.js';

const clipWishSchema = z
	.strictObject({
		id: z.string().min(1).max(100),
		prompt: promptSchema,
		durationMs: z.number().int().min(500).max(limits.clipDurationMs).default(5_000),
		firstFrameAssetId: assetIdSchema.optional().meta({ description: 'Picture that the clip begins with.' }),
		lastFrameAssetId: assetIdSchema
			.optional()
			.meta({ description: 'Picture that the clip ends with; needs a first one too.' }),
	})
	.refine((wish) => wish.lastFrameAssetId === undefined || wish.firstFrameAssetId !== undefined, {
		path: ['lastFrameAssetId'],
		error: 'needs a first frame too: name firstFrameAssetId',
	});

export const clipGenerateInput = z
	.strictObject({
		scenes: z.array(clipWishSchema).min(1).max(limits.sceneCount),
		style: z.string().trim().max(1_000).default('').meta({ description: 'Added to every prompt.' }),
		aspectRatio: z.enum(aspectRatios).default('16:9'),
		sound: z.boolean().default(true).meta({ description: 'Whether sound is wanted from a model that makes it.' }),
		camera: z
			.enum(cameraMoves)
			.default('auto')
			.meta({ description: 'The move of a clip that is a camera over a still.' }),
		...steering,
	})
	.meta({ id: 'ClipGenerateInput' });

export const generatedClipSchema = z
	.object({
		sceneId: z.string(),
		aspectRatio: z.enum(aspectRatios).nullable().meta({ description: 'Null where it has the size of a source.' }),
		assetId: assetIdSchema,
		width: z.number().int().positive(),
		height: z.number().int().positive(),
		fps: z.number().positive(),
		frameCount: z.number().int().positive(),
		durationMs: millisecondsSchema,
		hasSound: z.boolean(),
		model: z.string(),
		seed: seedSchema,
		provenanceAssetId: assetIdSchema,
	})
	.meta({ id: 'GeneratedClip' });
export type GeneratedClip = z.infer<typeof generatedClipSchema>;

export const clipGenerateResult = z
	.object({ clips: z.array(generatedClipSchema), failed: z.array(failedPieceSchema), ...generationAccount })
	.meta({ id: 'ClipGenerateResult' });

export const clipGenerateExample = {
	scenes: [{ id: 'scene-1', prompt: 'Waves break against the rocks below the lighthouse', durationMs: 4_000 }],
	aspectRatio: '9:16',
	model: 'auto',
	seed: 7,
};
export type ClipGenerateInput = z.infer<typeof clipGenerateInput>;
export type ClipGenerateResult = z.infer<typeof clipGenerateResult>;
