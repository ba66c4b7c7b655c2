import { z } from 'zod';
import { assetIdSchema, idSchema, page } from './scalars.js';

/** Below this, a text stands in too many words. */
const textMinCharacters = 4;

const textSchema = z
	.string()
	.trim()
	.min(textMinCharacters)
	.max(200)
	.regex(/^\P{Cc}*$/u, 'must not hold control characters')
	.meta({ description: 'Such as an e-mail address, a name or a customer id; found in any case.' });

/** Each character is looked for in all its writings: what PostgreSQL compiles in a few seconds. */
const charactersAtMost = 400;

const textsSchema = z
	.array(textSchema)
	.min(1)
	.max(10)
	.refine(
		(texts) => texts.reduce((sum, { length }) => sum + length, 0) <= charactersAtMost,
		`must hold ${charactersAtMost} characters at most altogether`,
	)
	.meta({ description: 'What a person is known by; 400 characters at most altogether.' });

const count = z.number().int().nonnegative();
const textsHash = z.string().meta({ description: 'What stands in the audit log in place of the texts.' });

export const searchPersonRequest = z.strictObject({
	texts: textsSchema,
	cursor: z.string().max(1_000).optional(),
	limit: z.number().int().min(1).max(200).default(50).meta({ description: 'Rows of a page.' }),
});
export type SearchPersonRequest = z.input<typeof searchPersonRequest>;

export const personalPlaceSchema = z
	.object({
		table: z.string(),
		id: z.string(),
		field: z.string().meta({ description: 'Column, and the place in it where it holds JSON.' }),
		excerpt: z.string(),
	})
	.meta({ id: 'PersonalPlace', description: 'A place in the books where one of the texts stands.' });
export type PersonalPlace = z.infer<typeof personalPlaceSchema>;

export const personalPlacesSchema = page(personalPlaceSchema).extend({
	textsHash,
	counts: z
		.array(z.object({ table: z.string(), rows: count }))
		.nullable()
		.meta({ description: 'Rows by table. Null on the pages after the first.' }),
});
export type PersonalPlaces = z.infer<typeof personalPlacesSchema>;

export const exportPersonRequest = z.strictObject({
	texts: textsSchema,
	files: z.boolean().default(false).meta({ description: 'Whether the assets that the rows name are put in too.' }),
});
export type ExportPersonRequest = z.input<typeof exportPersonRequest>;

export const erasePersonRequest = z.strictObject({
	texts: textsSchema,
	assetIds: z.array(assetIdSchema).max(100).default([]).meta({ description: 'Files of the person, to delete.' }),
	force: z.boolean().default(false).meta({ description: 'Also delete assets that productions hold or are made from.' }),
	dryRun: z.boolean().default(false).meta({ description: 'Only tell what would be done.' }),
});
export type ErasePersonRequest = z.input<typeof erasePersonRequest>;

/** What becomes of a row in which a text stands; `kept`: it cannot be changed. */
export const erasureOutcomes = ['rewritten', 'removed', 'evidence-erased', 'kept'] as const;

export const erasureReportSchema = z
	.object({
		dryRun: z.boolean(),
		textsHash,
		tables: z.array(z.object({ table: z.string(), outcome: z.enum(erasureOutcomes), rows: count })),
		cachedResults: count.meta({
			description: 'Results that are not found again: of these jobs, or with these assets.',
		}),
		assets: z.array(z.object({ assetId: assetIdSchema, outcome: z.enum(['deleted', 'not-there']) })),
		madeFromThem: z
			.array(assetIdSchema)
			.meta({ description: 'Assets made from the named ones, which stay unless they are named as well.' }),
		unfinishedJobs: z.array(idSchema).meta({ description: 'Jobs that must end first. Only a dry run tells them.' }),
		left: z.array(personalPlaceSchema).meta({ description: 'Where the texts still stand; the first hundred.' }),
	})
	.meta({ id: 'ErasureReport', description: 'What was done to erase a person from the books.' });
export type ErasureReport = z.infer<typeof erasureReportSchema>;
