import type { Problem, Production, ProductionState } from '@showrunner/contract';

export type ProductionAsset = Production['assets'][number];

export type ProductionRecord = {
	id: string;
	idempotencyKey: string;
	title: string;
	channel: string | null;
	locale: string;
	state: ProductionState;
	problem: Problem | null;
	createdAt: Date;
	updatedAt: Date;
	completedAt: Date | null;
};
