import { createHash, randomUUID } from 'node:crypto';
import { claimPurchaseRequest, type Asset, type Purchase, type PurchaseClaim } from '@showrunner/contract';
import { claimPurchase } from '../../render-node/src/application/purchases/claim-purchase.js';
import { failPurchase } from '../../render-node/src/application/purchases/fail-purchase.js';
import { keepPurchase } from '../../render-node/src/application/purchases/keep-purchase.js';
import { ticketPurchase } from '../../render-node/src/application/purchases/ticket-purchase.js';
import { openSpendBooks, usd } from './spend-books.js';

type Leased = Pick<PurchaseClaim, 'leaseId' | 'purchase'>;
type Result = { cost?: number; result?: Record<string, unknown>; assetIds?: string[] };

export const newHash = (): string => createHash('sha256').update(randomUUID()).digest('hex');
export const vendorCall = {
	...{ provider: 'openai', service: 'image', operation: 'generate', model: 'gpt-image-2' },
} as const;

/** The books of money with what is bought out of them; all claims are of one key until a test takes a new one. */
export async function openPurchaseBooks() {
	const books = await openSpendBooks();
	const { deps } = books;
	const { store } = deps;
	const current = { key: newHash() };
	const leaseOf = ({ leaseId }: Leased) => leaseId ?? 'no lease';
	return {
		...books,
		current,
		/** A key that nobody has bought under, on a day on which nothing was spent. */
		begin() {
			current.key = newHash();
			books.nextDay();
		},
		pass: (ms: number) => void (books.time.at = new Date(books.time.at.getTime() + ms)),
		claim(holder: string, wish: object = {}, from = deps): Promise<PurchaseClaim> {
			const asked = { ...vendorCall, key: current.key, holder, amountMicros: usd(1), ...wish };
			const metrics = { purchaseClaimed: () => undefined };
			return claimPurchase({ ...from, metrics }, claimPurchaseRequest.parse(asked), null);
		},
		keep(to: Leased, { cost = 0.6, result = { text: 'bought' }, assetIds = [] }: Result = {}): Promise<Purchase> {
			const wish = { leaseId: leaseOf(to), result, assetIds, costMicros: usd(cost) };
			return keepPurchase(deps, to.purchase.id, wish);
		},
		fail(to: Leased, paid: 'no' | 'unknown' | 'yes', wish: object = {}): Promise<Purchase> {
			const told = { leaseId: leaseOf(to), paid, kind: 'input-invalid', problem: 'no such voice' } as const;
			return failPurchase(deps, to.purchase.id, { ...told, ...wish });
		},
		ticket: (to: Leased): Promise<Purchase> =>
			ticketPurchase(deps, to.purchase.id, { leaseId: leaseOf(to), ticket: { id: 'job-1' } }),
		/** What the day's cap holds, in units of money. */
		async dayUse() {
			const { items } = await store.budgets.list({ scope: 'day' }, { after: null, limit: 1 });
			const startsAt = new Date(`${books.time.at.toISOString().slice(0, 10)}T00:00:00Z`);
			const [count] = await store.budgets.counts([{ budgetId: items[0]?.id ?? '', startsAt }]);
			return { reserved: (count?.reservedMicros ?? 0) / 1e6, committed: (count?.committedMicros ?? 0) / 1e6 };
		},
		/** Writes down an asset without bytes, and gives its id. */
		async stored(): Promise<string> {
			const id = newHash();
			const asset = { id, name: 'a.png', mediaType: 'image/png', sizeBytes: 1, media: null, evidence: [] };
			const record = { ...asset, createdAt: books.time.at.toISOString() } as Asset;
			await store.transaction(({ assets }) => assets.record(record));
			return id;
		},
	};
}

export type PurchaseBooks = Awaited<ReturnType<typeof openPurchaseBooks>>;
