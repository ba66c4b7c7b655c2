import type { Problem, Production, ProductionState } from '@showrunner/contract';

export type ProductionAsset = Production['assets'][number];

export type ProductionRecord = {
	id: string;
	idempotencyKey: string;
	title: string;
	channel: string | null;
	locale: string;
	/** Of the channel; null where it belongs to none. */
	series: string | null;
	/** Unique within the series; null exactly where `series` is. */
	episode: number | null;
	madeForKids: boolean;
	/** The settings that it was started with. */
	profileVersionId: string | null;
	state: ProductionState;
	problem: Problem | null;
	createdAt: Date;
	updatedAt: Date;
	completedAt: Date | null;
};
