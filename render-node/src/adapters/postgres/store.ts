import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Change } from '../../domain/change-bus.js';
import type { Repositories, Store, TicketRepository } from '../../domain/store/store.js';
import { apiKeyRepository } from './api-key-repository.js';
import { assetRepository } from './asset-repository.js';
import { auditRepository } from './audit-repository.js';
import { batchRepository } from './batch-repository.js';
import { budgetRepository } from './budget-repository.js';
import { circuitRepository } from './circuit-repository.js';
import type { ChangeFeed, ReportChange } from './change-feed.js';
import { isDatabaseAway } from './connection-errors.js';
import type { Handle } from './connection.js';
import { deliveryRepository } from './delivery-repository.js';
import { evidenceRepository } from './evidence-repository.js';
import { fingerprintRepository } from './fingerprint-repository.js';
import { idempotencyRepository } from './idempotency-repository.js';
import { inTransaction } from './in-transaction.js';
import { jobRepository } from './job-repository.js';
import { lifecycleRepository } from './lifecycle-repository.js';
import { machineRepository } from './machine-repository.js';
import { privacyRepository } from './privacy-repository.js';
import { productionRepository } from './production-repository.js';
import { retentionRepository } from './retention-repository.js';
import { reviewLinkRepository } from './review-link-repository.js';
import { reviewRepository, reviewWaitRepository } from './review-repository.js';
import { priceRepository } from './price-repository.js';
import { purchaseRepository } from './purchase-repository.js';
import { profileRepository } from './profile-repository.js';
import { quotaRepository } from './quota-repository.js';
import { resultRepository } from './result-repository.js';
import { spendRepository } from './spend-repository.js';
import { subscriptionRepository } from './subscription-repository.js';

/** Queue entries written through the given handle; `changed` is told which queue has news. */
export type TicketsThrough = (db: Handle, changed: ReportChange) => TicketRepository;

/** @param tickets the queue on the same database, so that books and queue commit together */
export function createStore(pool: pg.Pool, tickets: TicketsThrough, feed: ChangeFeed): Store {
	const repositories = (db: Handle, changed: ReportChange): Repositories => ({
		jobs: jobRepository(db, changed),
		batches: batchRepository(db),
		deliveries: deliveryRepository(db),
		subscriptions: subscriptionRepository(db),
		productions: productionRepository(db),
		profiles: profileRepository(db),
		quotas: quotaRepository(db),
		assets: assetRepository(db),
		lifecycles: lifecycleRepository(db),
		results: resultRepository(db),
		idempotency: idempotencyRepository(db),
		fingerprints: fingerprintRepository(db),
		machines: machineRepository(db),
		audit: auditRepository(db),
		budgets: budgetRepository(db),
		spend: spendRepository(db),
		circuits: circuitRepository(db),
		purchases: purchaseRepository(db),
		prices: priceRepository(db),
		evidence: evidenceRepository(db),
		apiKeys: apiKeyRepository(db, changed),
		privacy: privacyRepository(db, changed),
		retention: retentionRepository(db),
		reviews: reviewRepository(db, changed),
		reviewWaits: reviewWaitRepository(db),
		reviewLinks: reviewLinkRepository(db),
		tickets: tickets(db, changed),
	});
	const db: Handle = drizzle(pool);
	return {
		...repositories(db, (change) => feed.tell([change])),
		async transaction(work) {
			const changes: Change[] = [];
			const done = await inTransaction(pool, async (tx) => {
				const outcome = await work(repositories(tx, (change) => changes.push(change)));
				await feed.announce(tx, changes);
				return outcome;
			});
			feed.tell(changes);
			return done;
		},
		isAway: isDatabaseAway,
		async ping() {
			await db.execute(sql`select 1`);
		},
	};
}
