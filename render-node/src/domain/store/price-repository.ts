import type { PriceRecord } from '../prices/price-record.js';
import type { Page, PageRequest } from './page.js';

export type PriceRepository = {
	/** Keeps others who set prices out until the transaction ends. */
	keepOthersOut(): Promise<void>;
	count(): Promise<number>;
	findFor(name: Pick<PriceRecord, 'provider' | 'model' | 'unit'>): Promise<PriceRecord | null>;
	insert(record: PriceRecord): Promise<void>;
	update(id: string, change: Partial<PriceRecord>): Promise<PriceRecord>;
	/** Null where it is gone. */
	remove(id: string): Promise<PriceRecord | null>;
	list(filter: { provider?: string }, page: PageRequest): Promise<Page<PriceRecord>>;
};
