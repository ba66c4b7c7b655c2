import { z } from 'zod';
import { budgetPeriods, budgetScopes, budgetThresholds } from '../vocabulary.js';
import { currencySchema, microsSchema } from './money.js';
import { idSchema, instantSchema } from './scalars.js';

/** Caps are told apart by scope, key and period. */
const budgetKeySchema = z.string().min(1).max(200).meta({
	description:
		'What is capped: a production id for `video`, or the name of the provider, channel or tier. `*` for `day` and `month`; `*` for `video` is what every production gets from then on.',
});

export const timeZoneSchema = z
	.string()
	.max(60)
	.refine((timeZone) => {
		try {
			return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
		} catch {
			return false;
		}
	}, 'must be a time zone such as UTC or America/Los_Angeles')
	.meta({ description: 'IANA time zone in which days and months begin, such as America/Los_Angeles.' });

/** What a cap counted in one of its periods. */
export const budgetUseSchema = z
	.object({
		startsAt: instantSchema.nullable(),
		resetsAt: instantSchema.nullable().meta({ description: 'Null: never.' }),
		reservedMicros: microsSchema,
		committedMicros: microsSchema,
		leftMicros: microsSchema,
		beyondMicros: microsSchema.meta({
			description: 'Booked beyond the cap: costs that came out above what was reserved.',
		}),
	})
	.meta({ id: 'BudgetUse' });

export const budgetSchema = z
	.object({
		id: idSchema,
		scope: z.enum(budgetScopes),
		key: z.string(),
		period: z.enum(budgetPeriods),
		currency: currencySchema,
		limitMicros: microsSchema,
		alertMicros: microsSchema.nullable(),
		timeZone: z.string(),
		origin: z.enum(['settings', 'production', 'person']).meta({
			description: 'Where it comes from; one of the settings follows them.',
		}),
		use: budgetUseSchema.meta({ description: 'The period that runs now.' }),
		createdAt: instantSchema,
		updatedAt: instantSchema,
	})
	.meta({ id: 'Budget', description: 'A cap on what may be spent.' });
export type Budget = z.infer<typeof budgetSchema>;

const ownPeriods: Partial<Record<(typeof budgetScopes)[number], (typeof budgetPeriods)[number]>> = {
	video: 'total',
	day: 'day',
	month: 'month',
};

export const setBudgetRequest = z
	.strictObject({
		scope: z.enum(budgetScopes),
		key: budgetKeySchema.default('*'),
		period: z
			.enum(budgetPeriods)
			.optional()
			.meta({ description: 'For provider, channel and tier; `day` where it is left out.' }),
		limitMicros: microsSchema,
		alertMicros: microsSchema.nullable().default(null),
		currency: currencySchema.optional().meta({ description: 'Left out: the currency of the service.' }),
		timeZone: timeZoneSchema.optional().meta({ description: 'Left out: the time zone of the service.' }),
	})
	.superRefine(({ scope, key, period, limitMicros, alertMicros }, context) => {
		const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
		const own = ownPeriods[scope];
		if (own && period && period !== own) complain('period', `must be '${own}' for '${scope}', or left out`);
		const isWhole = scope === 'day' || scope === 'month';
		if (isWhole && key !== '*') complain('key', `must be '*' for '${scope}'`);
		if (!own && key === '*') complain('key', `must name the ${scope}`);
		if (scope === 'video' && key !== '*' && !idSchema.safeParse(key).success)
			complain('key', "must be the id of a production, or '*'");
		if (alertMicros !== null && alertMicros > limitMicros) complain('alertMicros', "must not be above 'limitMicros'");
	})
	.meta({ id: 'SetBudgetRequest' });
export type SetBudgetRequest = z.output<typeof setBudgetRequest>;

/** What a refusal says about the cap that was in the way. */
export const budgetShortfallSchema = z
	.object({
		budgetId: idSchema,
		scope: z.enum(budgetScopes),
		key: z.string(),
		period: z.enum(budgetPeriods),
		currency: currencySchema,
		limitMicros: microsSchema,
		leftMicros: microsSchema,
		askedMicros: microsSchema,
		resetsAt: instantSchema.nullable(),
	})
	.meta({ id: 'BudgetShortfall' });
export type BudgetShortfall = z.infer<typeof budgetShortfallSchema>;

export const budgetThresholdSchema = z.enum(budgetThresholds);
