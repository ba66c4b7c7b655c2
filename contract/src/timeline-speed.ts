import { z } from 'zod';
import { easings } from '../vocabulary.js';

const rateSchema = z.number().min(0.25).max(4);

/** How fast a clip plays: 1 as it was taken, 2 twice as fast. A ramp goes from one speed to the other while it is seen. */
export const speedSchema = z
	.union([
		rateSchema,
		z.strictObject({ from: rateSchema, to: rateSchema, easing: z.enum(easings).default('ease-in-out') }),
	])
	.meta({ id: 'Speed', description: 'One speed, or a ramp over the time in which the clip is seen.' });
export type Speed = z.infer<typeof speedSchema>;

export const speedRampSchema = z
	.strictObject({
		strength: z.number().min(0).max(1).default(0.5).meta({ description: '0 plays every clip as it is.' }),
	})
	.meta({
		id: 'SpeedRamp',
		description:
			'Clips play between 1 - 0.05 × strength and 1 + 0.05 × strength times their speed, in one smooth wave while each is seen. A clip with a ramp of its own keeps to that.',
	});
export type SpeedRamp = z.infer<typeof speedRampSchema>;
