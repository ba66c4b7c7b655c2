import { integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { showrunner } from './base.js';

/** Series of a channel and the last episode that each has given out; the row is the lock of its episodes. */
export const series = showrunner.table(
	'series',
	{
		id: uuid('id').primaryKey(),
		channel: text('channel'),
		name: text('name').notNull(),
		lastEpisode: integer('last_episode').notNull(),
	},
	(table) => [unique('series_name').on(table.channel, table.name).nullsNotDistinct()],
);
