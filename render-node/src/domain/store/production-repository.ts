import type { ProductionOrder, ProductionState } from '@showrunner/contract';
import type { EpisodePlace } from '../productions/episode-place.js';
import type { ProductionAsset, ProductionRecord } from '../productions/production-record.js';
import type { Page, PageRequest } from './page.js';

export type ProductionFilter = {
	state?: ProductionState;
	channel?: string;
	locale?: string;
	series?: string;
	/** Name of the settings profile. */
	profile?: string;
	madeForKids?: boolean;
	/** What the title holds, in any case of letters. */
	q?: string;
	/** Started at this instant or after it, and before that one. */
	from?: Date;
	to?: Date;
	idempotencyKey?: string;
};

export type ProductionRepository = {
	insert(record: ProductionRecord): Promise<void>;
	find(id: string): Promise<ProductionRecord | null>;
	lock(id: string): Promise<ProductionRecord | null>;
	update(id: string, change: Partial<ProductionRecord>): Promise<ProductionRecord>;
	list(filter: ProductionFilter, page: PageRequest, order: ProductionOrder): Promise<Page<ProductionRecord>>;
	setAssets(id: string, assets: ProductionAsset[]): Promise<void>;
	assetsOf(ids: string[]): Promise<(ProductionAsset & { productionId: string })[]>;
	/**
	 * Gives out the next episode of a series, or notes that one was chosen; locks the series until the transaction ends.
	 * @param id of the series, should this be its first episode
	 */
	countEpisode(id: string, place: EpisodePlace, chosen: number | undefined): Promise<number>;
	/** Id of the production that has the episode. */
	holderOfEpisode(place: EpisodePlace, episode: number): Promise<string | null>;
};
