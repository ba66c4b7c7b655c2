import type { PurchaseState, SpendService } from '@showrunner/contract';
import type { ClaimablePurchase } from '../purchases/choose-claim.js';
import type { AttemptRecord, PurchaseRecord } from '../purchases/purchase-record.js';
import type { Page, PageRequest } from './page.js';

export type PurchaseFilter = {
	key?: string;
	state?: PurchaseState;
	provider?: string;
	service?: SpendService;
	operation?: string;
	productionId?: string;
	channel?: string;
};

/** Purchases and the calls made for them. Who writes locks the key or the purchase first, then its money. */
export type PurchaseRepository = {
	/** Keeps others who claim this key out until the transaction ends. */
	lockKey(key: string): Promise<void>;
	/**
	 * The first purchases under the key that a claim may find, those of the holder before all others, locked until the
	 * transaction ends.
	 * @param claimer `isOwnOnly`: leave out what others have brought to its state
	 */
	claimable(key: string, claimer: { holder: string; isOwnOnly: boolean }, now: Date): Promise<ClaimablePurchase[]>;
	find(id: string): Promise<PurchaseRecord | null>;
	/** Locks the purchase until the transaction ends; before its reservation, always. */
	lock(id: string): Promise<PurchaseRecord | null>;
	insert(record: PurchaseRecord): Promise<void>;
	update(id: string, change: Partial<PurchaseRecord>): Promise<PurchaseRecord>;
	list(filter: PurchaseFilter, page: PageRequest): Promise<Page<PurchaseRecord>>;
	findAttempt(id: string): Promise<AttemptRecord | null>;
	insertAttempt(record: AttemptRecord): Promise<void>;
	updateAttempt(id: string, change: Partial<AttemptRecord>): Promise<void>;
	/** Attempts whose lease is over without a word, the oldest first. */
	silentAttempts(now: Date, limit: number): Promise<AttemptRecord[]>;
};
