import { generationKinds } from '@showrunner/contract';
import { z } from 'zod';
import { modelFamilies } from '../../../domain/diffusion/catalogue.js';
import { catalogueFaults } from './catalogue-faults.js';

const positive = z.number().int().positive();
const numberRule = z.strictObject({ least: z.number().min(0), most: z.number().min(0), preset: z.number().min(0) });

/** A repository of the hub with one pipeline in diffusers' layout. */
const sourceSchema = z.strictObject({
	repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'write owner/name'),
	revision: z.string().min(1).nullable().default(null),
	/** Weights to take in place of the plain ones, such as `fp16`, where the repository has both. */
	variant: z
		.string()
		.regex(/^[a-z0-9_]+$/)
		.nullable()
		.default(null),
});

const licenceEntrySchema = z.strictObject({
	// Ids stand in a setting with commas between them.
	id: z.string().regex(/^[^\s,]+$/, 'no spaces, no commas'),
	url: z.url(),
	commercialUse: z.enum(['allowed', 'conditional', 'forbidden']),
	note: z.string(),
	needsAcceptance: z.boolean(),
});

/** One model as the file describes it. */
export const catalogueEntrySchema = z
	.strictObject({
		// Names the folder of a pulled model.
		id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'small letters, digits, dots and dashes'),
		label: z.string().min(1),
		family: z.enum(modelFamilies),
		source: sourceSchema.nullable().default(null),
		/** Folder with the files; relative to the catalogue that says so. */
		path: z.string().min(1).nullable().default(null),
		kinds: z.array(z.enum(generationKinds)).min(1),
		licence: licenceEntrySchema,
		downloadBytes: z.number().int().nonnegative().default(0),
		memory: z.strictObject({ weightsBytes: positive, workBytes: positive }),
		sizes: z.strictObject({
			native: z.strictObject({ width: positive, height: positive }),
			multipleOf: positive,
			leastSide: positive,
			mostPixels: positive,
		}),
		frames: z
			.strictObject({
				multipleOf: positive,
				least: positive,
				most: positive,
				preset: positive,
				framesPerSecond: z.number().positive(),
			})
			.nullable()
			.default(null),
		steps: numberRule.nullable(),
		guidance: numberRule.nullable(),
		takesNegativePrompt: z.boolean(),
		hasSound: z.boolean().default(false),
		settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
		/** Of one second of the device that it runs on. */
		price: z
			.strictObject({ perSecondMicros: z.number().int().nonnegative(), source: z.string(), asOf: z.iso.date() })
			.nullable()
			.default(null),
		/** Where the numbers come from. */
		facts: z.strictObject({ source: z.string(), asOf: z.iso.date() }).nullable().default(null),
	})
	.superRefine((entry, context) => {
		for (const [path, message] of catalogueFaults(entry)) context.addIssue({ code: 'custom', path, message });
	});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

/** Entries are looked at one by one, so that a broken one leaves the rest. */
export const catalogueFileSchema = z.strictObject({ models: z.array(z.record(z.string(), z.unknown())) });
