import { z } from 'zod';
import { weekdays } from '../vocabulary.js';
import { timeZoneSchema as timeZone } from './budgets.js';
import { idSchema, instantSchema } from './scalars.js';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

const localTime = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 00:00')
	.default('00:00')
	.meta({ description: 'Time of day on the clocks of the time zone. Where they skip it, the first instant after.' });

/** When what was taken is there again. */
export const quotaResetSchema = z
	.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('daily'), at: localTime, timeZone }),
		z.strictObject({ kind: z.literal('weekly'), weekday: z.enum(weekdays).default('monday'), at: localTime, timeZone }),
		z.strictObject({
			kind: z.literal('monthly'),
			day: z.number().int().min(1).max(31).default(1).meta({ description: 'In shorter months, their last day.' }),
			at: localTime,
			timeZone,
		}),
		z.strictObject({
			kind: z.literal('rolling'),
			windowMs: z
				.number()
				.int()
				.min(1_000)
				.max(366 * dayMs)
				.meta({ description: 'No stretch of this length ever holds more than the limit.' }),
		}),
	])
	.meta({ id: 'QuotaReset' });
export type QuotaReset = z.infer<typeof quotaResetSchema>;

/** Whole units; a double holds them exactly. */
const units = z.number().int().min(0).max(1_000_000_000_000);
const name = z.string().trim().min(1).max(100);
const owner = z.string().trim().min(1).max(200);

export const setQuotaRequest = z
	.strictObject({
		name: name.meta({ description: 'Such as youtube-uploads.' }),
		project: owner.optional().meta({ description: "The vendor's project that the quota belongs to." }),
		channel: owner.optional().meta({ description: 'The channel that the quota belongs to.' }),
		limit: units.meta({ description: 'How much may be taken between two resets; 0 closes the quota.' }),
		unit: z.string().trim().min(1).max(40).default('units').meta({ description: 'What is counted, such as uploads.' }),
		reset: quotaResetSchema,
		spacingMs: z
			.number()
			.int()
			.min(0)
			.max(31 * dayMs)
			.default(0)
			.meta({ description: 'Shortest time between two takes, such as 7200000 for two hours between posts.' }),
	})
	.meta({ id: 'SetQuotaRequest', description: 'Name, project and channel together say which quota it is.' });
export type SetQuotaRequest = z.input<typeof setQuotaRequest>;

export const quotaSchema = z
	.object({
		id: idSchema,
		name: z.string(),
		project: z.string().nullable(),
		channel: z.string().nullable(),
		limit: units,
		unit: z.string(),
		reset: quotaResetSchema,
		spacingMs: z.number().int(),
		used: units.meta({
			description: 'Taken in the window that now lies in, planned takes of the same window included.',
		}),
		left: units.meta({ description: 'What may still be taken for now, spacing aside.' }),
		windowStartsAt: instantSchema,
		resetsAt: instantSchema.nullable().meta({
			description: 'When the next window begins. Rolling: when the oldest take falls out; null where nothing is taken.',
		}),
		nextFree: z
			.object({ amount: units, at: instantSchema.nullable() })
			.meta({ description: 'First instant at which the amount may be taken; null where it never may.' }),
		createdAt: instantSchema,
		updatedAt: instantSchema,
	})
	.meta({ id: 'Quota', description: 'A bucket of what a vendor allows, as it stands now.' });
export type Quota = z.infer<typeof quotaSchema>;

export const quotaTakeSchema = z
	.object({
		id: idSchema,
		quotaId: idSchema,
		amount: units,
		at: instantSchema.meta({ description: 'The instant that it counts for; ahead of now where it is planned.' }),
		note: z.string(),
		takenBy: z.string(),
		createdAt: instantSchema,
		givenBackAt: instantSchema.nullable(),
	})
	.meta({ id: 'QuotaTake' });
export type QuotaTake = z.infer<typeof quotaTakeSchema>;

export const takeQuotaRequest = z
	.strictObject({
		amount: units.min(1).default(1),
		at: instantSchema.optional().meta({ description: 'For which instant; left out, for now.' }),
		orLater: z.boolean().default(false).meta({
			description: 'Whether the next free slot is taken where that instant is not free.',
		}),
		note: z.string().max(200).default('').meta({ description: 'What it is taken for.' }),
	})
	.meta({ id: 'TakeQuotaRequest' });
export type TakeQuotaRequest = z.input<typeof takeQuotaRequest>;

export const takeQuotaResponse = z
	.object({ take: quotaTakeSchema, quota: quotaSchema })
	.meta({ id: 'TakeQuotaResponse', description: 'The take and how its quota stands after it.' });
export type TakeQuotaResponse = z.infer<typeof takeQuotaResponse>;

export const quotaShortfallSchema = z
	.object({
		quotaId: idSchema,
		name: z.string(),
		amount: units.meta({ description: 'What was wanted.' }),
		left: units.meta({ description: 'What was left at the wished instant.' }),
		unit: z.string(),
		resetsAt: instantSchema.nullable(),
		nextFreeAt: instantSchema.nullable().meta({
			description: 'First instant at which the amount may be taken; null where none is near enough to be planned.',
		}),
	})
	.meta({ id: 'QuotaShortfall' });

/** Which amount the next free slot is sought for, and from when on. */
export const quotaQuery = {
	amount: z.coerce.number().pipe(units.min(1)).default(1),
	from: instantSchema.optional(),
};
