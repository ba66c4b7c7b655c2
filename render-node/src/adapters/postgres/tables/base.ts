import { bigint, pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const showrunner = pgSchema('showrunner');

/** A UTC instant to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Millionths of a currency's unit. The contract keeps them below what a double holds exactly. */
export const micros = (name: string) => bigint(name, { mode: 'number' });
