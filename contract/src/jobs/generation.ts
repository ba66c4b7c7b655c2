import { z } from 'zod';
import { diffusionEngines, limits } from '../../vocabulary.js';
import { problemSchema, warningSchema } from '../problem.js';
import { millisecondsSchema, seedSchema } from '../scalars.js';

export const promptSchema = z.string().trim().min(1).max(limits.promptCharacters);
const negativePromptSchema = z.string().trim().max(limits.promptCharacters);

/** What every generation is steered by. Left out, the model's own value holds. */
export const steering = {
	model: z
		.string()
		.min(1)
		.max(200)
		.default('auto')
		.meta({ description: 'Id of a model from /v1/models; `auto` takes the first that is able and available.' }),
	negativePrompt: negativePromptSchema.optional().meta({ description: 'What should not be seen.' }),
	steps: z.number().int().min(1).max(200).optional().meta({ description: 'Denoising steps.' }),
	guidance: z.number().min(0).max(30).optional().meta({ description: 'How closely the prompt is followed.' }),
	seed: seedSchema.default(1),
	fallBack: z.boolean().default(true).meta({
		description:
			'Whether another model may answer where the chosen one cannot. The result and a warning then say which did.',
	}),
};

/** One model that was asked and did not answer. */
export const generationAttemptSchema = z
	.object({ model: z.string(), engine: z.enum(diffusionEngines), problem: problemSchema })
	.meta({ id: 'GenerationAttempt' });
export type GenerationAttempt = z.infer<typeof generationAttemptSchema>;

/** What every generation tells of itself. */
export const generationAccount = {
	model: z
		.string()
		.nullable()
		.meta({ description: 'Model that made it, now or earlier; of several, the last. Null: nothing was made.' }),
	engine: z.enum(diffusionEngines).nullable(),
	attempts: z.array(generationAttemptSchema).meta({ description: 'Models that were asked before, in order.' }),
	deviceMs: millisecondsSchema.meta({ description: 'Time for which a device was busy with this job.' }),
	priceMicros: z
		.number()
		.int()
		.nonnegative()
		.meta({ description: 'Device time by the price of the model, in millionths of a US dollar.' }),
	reused: z.number().int().nonnegative().meta({ description: 'Pieces found from an earlier job and not made again.' }),
	warnings: z.array(warningSchema),
};

/** A piece that was not made while others were. */
export const failedPieceSchema = z.object({ sceneId: z.string(), problem: problemSchema }).meta({ id: 'FailedPiece' });
export type FailedPiece = z.infer<typeof failedPieceSchema>;
