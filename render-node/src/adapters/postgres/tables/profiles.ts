import type { ProfileSettings, ProfileShare, ProfileWarning } from '@showrunner/contract';
import { index, integer, json, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, showrunner } from './base.js';

export const profiles = showrunner.table(
	'profiles',
	{
		id: uuid('id').primaryKey(),
		name: text('name').notNull(),
		/** The name as searches compare it. */
		nameFolded: text('name_folded').notNull().default(''),
		newestVersion: integer('newest_version').notNull(),
		createdAt: instant('created_at').notNull(),
		updatedAt: instant('updated_at').notNull(),
	},
	(table) => [unique('profiles_name').on(table.name)],
);

export const profileVersions = showrunner.table(
	'profile_versions',
	{
		id: uuid('id').primaryKey(),
		profileId: uuid('profile_id')
			.notNull()
			.references(() => profiles.id),
		version: integer('version').notNull(),
		settings: json('settings').$type<ProfileSettings>().notNull(),
		digest: text('digest').notNull(),
		warnings: json('warnings').$type<ProfileWarning[]>().notNull(),
		changedBy: text('changed_by').notNull(),
		changeNote: text('change_note').notNull(),
		createdAt: instant('created_at').notNull(),
	},
	(table) => [
		unique('profile_versions_number').on(table.profileId, table.version),
		index('profile_versions_newest').on(table.profileId, table.createdAt.desc(), table.id.desc()),
	],
);

export const profileActivations = showrunner.table(
	'profile_activations',
	{
		id: uuid('id').primaryKey(),
		profileId: uuid('profile_id')
			.notNull()
			.references(() => profiles.id),
		sequence: integer('sequence').notNull(),
		split: json('split').$type<ProfileShare[]>().notNull(),
		previousSequence: integer('previous_sequence'),
		changedBy: text('changed_by').notNull(),
		changeNote: text('change_note').notNull(),
		createdAt: instant('created_at').notNull(),
	},
	(table) => [unique('profile_activations_sequence').on(table.profileId, table.sequence)],
);
