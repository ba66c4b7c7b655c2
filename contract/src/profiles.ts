import { z } from 'zod';
import {
	aspectRatios,
	captionProfiles,
	captionStyles,
	cardStyles,
	limits,
	moods,
	profileSteps,
	profileWarningCodes,
	renderQualities,
	safeAreas,
	transitionKinds,
} from '../vocabulary.js';
import { microsSchema } from './money.js';
import { idSchema, instantSchema, localeSchema } from './scalars.js';

/** Begins with a letter or digit of any script, so that it stands in addresses and lists as it is. */
export const profileNameSchema = z
	.string()
	.max(100)
	.regex(
		/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u,
		'must begin with a letter or digit and hold letters, digits, spaces, . _ -',
	)
	.meta({ description: 'Such as main-channel.' });

const word = z.string().trim().min(1).max(200);
const distinct = <T extends z.ZodType>(entry: T, most: number) =>
	z
		.array(entry)
		.min(1)
		.max(most)
		.refine((entries) => new Set(entries).size === entries.length, 'must not name anything twice');
const perStep = <T extends z.ZodType>(value: T) =>
	z.strictObject(
		Object.fromEntries(profileSteps.map((step) => [step, value.optional()])) as Record<
			(typeof profileSteps)[number],
			z.ZodOptional<T>
		>,
	);

/** What a channel's videos are made with. What is left out is left to each step. */
export const profileSettingsSchema = z
	.strictObject({
		locale: localeSchema.optional(),
		voice: word.optional().meta({ description: 'Voice id, such as flite:rms.' }),
		speed: z.number().min(0.5).max(2).optional(),
		aspectRatios: distinct(z.enum(aspectRatios), aspectRatios.length).optional(),
		captions: z
			.strictObject({
				burnIn: z.boolean().optional(),
				style: z.enum(captionStyles).optional(),
				profile: z.enum(captionProfiles).optional(),
				safeArea: z.enum(safeAreas).optional(),
			})
			.optional(),
		mood: z.enum(moods).optional(),
		music: z
			.strictObject({
				enabled: z.boolean().optional(),
				mood: z.enum(moods).optional(),
				gainDb: z.number().min(-60).max(24).optional().meta({ description: 'Decibels relative to the voice.' }),
			})
			.optional(),
		look: z.string().trim().max(limits.promptCharacters).optional().meta({ description: 'Added to every prompt.' }),
		cardStyle: z.enum(cardStyles).optional(),
		transition: z.enum(transitionKinds).optional(),
		quality: z.enum(renderQualities).optional(),
		providers: perStep(distinct(word, 10)).optional().meta({ description: 'Who is asked for each step, in order.' }),
		models: perStep(word).optional().meta({ description: 'The model of each step; `auto` leaves the choice.' }),
		spendCapMicros: microsSchema.optional().meta({ description: 'Most that one video may cost.' }),
		moderationPolicy: word.optional(),
		madeForKids: z.boolean().optional().meta({ description: 'Whether the videos are made for children (COPPA).' }),
	})
	.meta({ id: 'ProfileSettings' });
export type ProfileSettings = z.infer<typeof profileSettingsSchema>;

export const profileWarningSchema = z
	.object({ code: z.enum(profileWarningCodes), message: z.string(), field: z.string() })
	.meta({ id: 'ProfileWarning' });
export type ProfileWarning = z.infer<typeof profileWarningSchema>;

const versionNumber = z.number().int().min(1);
const changeNote = z.string().max(1_000).default('').meta({ description: 'Why, in words.' });
/** Who did it, when and why. */
const change = { changedBy: z.string(), changedAt: instantSchema, changeNote: z.string() };

export const profileVersionSchema = z
	.object({
		id: idSchema,
		profile: z.string(),
		version: versionNumber,
		settings: profileSettingsSchema,
		warnings: z.array(profileWarningSchema).meta({ description: 'As this service was when the version was made.' }),
		...change,
	})
	.meta({ id: 'ProfileVersion', description: 'Settings that never change again.' });
export type ProfileVersion = z.infer<typeof profileVersionSchema>;

export const profileShareSchema = z
	.strictObject({ version: versionNumber, weight: z.number().int().min(1).max(100) })
	.meta({ id: 'ProfileShare', description: 'How many of a hundred productions get a version.' });
export type ProfileShare = z.infer<typeof profileShareSchema>;

export const profileSchema = z
	.object({
		id: idSchema,
		name: z.string(),
		newestVersion: versionNumber,
		active: z
			.array(profileShareSchema.extend({ settings: profileSettingsSchema }))
			.meta({ description: 'Versions that new productions get, and how many of a hundred each.' }),
		...change,
		createdAt: instantSchema,
		updatedAt: instantSchema,
	})
	.meta({ id: 'SettingsProfile' });
export type Profile = z.infer<typeof profileSchema>;

export const createProfileVersionRequest = z
	.strictObject({
		name: profileNameSchema,
		settings: profileSettingsSchema,
		activate: z
			.boolean()
			.default(false)
			.meta({ description: 'Whether all new productions get it at once. The first version of a profile always does.' }),
		changeNote,
	})
	.meta({ id: 'CreateProfileVersionRequest' });
export type CreateProfileVersionRequest = z.input<typeof createProfileVersionRequest>;

export const createProfileVersionResponse = z.object({ version: profileVersionSchema, profile: profileSchema }).meta({
	id: 'CreateProfileVersionResponse',
	description: 'Settings equal to those of the newest version give that version, not another one.',
});

export const activateProfileRequest = z
	.strictObject({
		split: z
			.array(profileShareSchema)
			.min(1)
			.max(20)
			.refine(
				(split) => split.reduce((sum, { weight }) => sum + weight, 0) === 100,
				'must have weights that sum to 100',
			)
			.refine(
				(split) => new Set(split.map(({ version }) => version)).size === split.length,
				'must not name a version twice',
			),
		changeNote,
	})
	.meta({ id: 'ActivateProfileRequest' });
export type ActivateProfileRequest = z.input<typeof activateProfileRequest>;

export const rollBackProfileRequest = z.strictObject({ changeNote }).meta({ id: 'RollBackProfileRequest' });

export const profileDiffSchema = z
	.object({
		profile: z.string(),
		from: versionNumber,
		to: versionNumber,
		changes: z.array(
			z.object({
				field: z.string().meta({ description: 'Such as captions.style.' }),
				from: z.unknown().meta({ description: 'Null where it was not set.' }),
				to: z.unknown().meta({ description: 'Null where it is not set any more.' }),
			}),
		),
	})
	.meta({ id: 'ProfileDiff' });
export type ProfileDiff = z.infer<typeof profileDiffSchema>;

/** The version that a production was given. */
export const resolvedProfileSchema = z
	.object({ name: z.string(), version: versionNumber, settings: profileSettingsSchema })
	.meta({ id: 'ResolvedProfile' });
export type ResolvedProfile = z.infer<typeof resolvedProfileSchema>;
