import { z } from 'zod';

const strength = z
	.number()
	.min(0)
	.max(1)
	.default(0.5)
	.meta({ description: '0 leaves every pixel alone; 1 is as much as there is.' });
const seed = z
	.number()
	.int()
	.min(0)
	.max(4_294_967_295)
	.default(0)
	.meta({ description: 'Another number, another course.' });

const originalitySchema = z.strictObject({
	kind: z.literal('originality'),
	strength,
	mirror: z.boolean().default(false).meta({ description: 'Left and right change places, at any strength above 0.' }),
});
const jitterSchema = z.strictObject({ kind: z.literal('jitter'), strength, seed });
const cinematicSchema = z.strictObject({
	kind: z.literal('cinematic'),
	strength,
	letterbox: z.boolean().default(true).meta({ description: 'Black bars; they do not depend on the strength.' }),
	aspectRatio: z.number().min(0.4).max(4).optional().meta({
		description:
			'Width by height of the picture between the bars. Without it 2.39 on wide formats; on square and upright ones the bars then take the share of the height that they take from 16:9.',
	}),
	vignette: z.boolean().default(true).meta({ description: 'Dark corners, by strength.' }),
});
const grainSchema = z.strictObject({ kind: z.literal('grain'), strength, seed });
const grayscaleSchema = z.strictObject({ kind: z.literal('grayscale'), strength });
const glitchSchema = z.strictObject({ kind: z.literal('glitch'), strength, seed });

export const filterSchema = z
	.discriminatedUnion('kind', [
		originalitySchema,
		jitterSchema,
		cinematicSchema,
		grainSchema,
		grayscaleSchema,
		glitchSchema,
	])
	.meta({ id: 'Filter', description: 'A change of the picture, not of the sound.' });
export type Filter = z.infer<typeof filterSchema>;

/** They work in an order of their own, whatever their order in the list. */
export const filtersSchema = z
	.array(filterSchema)
	.refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'must name each kind of filter once');
