import type { PgBoss } from 'pg-boss';
import { workQueues } from './adapters/queue/work-queues.js';
import type { Deps } from './application/deps.js';
import { watchReservations } from './application/budgets/expire-reservations.js';
import { watchPurchases } from './application/purchases/settle-silent.js';
import { watchLifecycles } from './application/lifecycles/delete-due.js';
import { createJobWorker } from './application/jobs/create-job-worker.js';
import { lookAgain } from './application/look-again.js';
import { recoverLostWork } from './application/recover-lost-work.js';
import { watchReviews } from './application/reviews/expire-reviews.js';
import { deliver } from './application/webhooks/deliver.js';
import { watchCallers } from './application/webhooks/watch-callers.js';
import { watchRetention } from './application/retention/watch-retention.js';
import { retentionRulesOf } from './retention.js';
import type { Closers } from './closers.js';
import type { Config } from './config.js';

export type WorkOptions = {
	config: Config;
	generationSlots: number;
	deps: Deps;
	boss: PgBoss;
	isSole: boolean;
	workRoot: string;
	closers: Closers;
};

/** Webhooks on their way at once; each waits for its receiver most of the time. */
const deliverySlots = 4;
const recoverEveryMs = 60_000;
const watchCallersEveryMs = 15_000;
const watchReservationsEveryMs = 15_000;
const watchPurchasesEveryMs = 15_000;
const watchReviewsEveryMs = 5_000;
const watchLifecyclesEveryMs = 60_000;
const watchRetentionEveryMs = 60 * 60_000;

/** Puts the service to work on what is queued, beginning with what a process that died left behind. */
export async function startWork({
	config,
	generationSlots,
	deps,
	boss,
	isSole,
	workRoot,
	closers,
}: WorkOptions): Promise<void> {
	await recoverLostWork(deps, !isSole);
	const worker = createJobWorker(deps, workRoot);
	const plans = [
		{ queue: 'heavy', slots: config.renderSlots, handle: worker.handle },
		{ queue: 'light', slots: config.lightSlots, handle: worker.handle },
		{ queue: 'device', slots: generationSlots, handle: worker.handle },
		{
			queue: 'deliveries',
			slots: deliverySlots,
			handle: (id: string, ticketId: string) => deliver(deps, id, ticketId),
		},
	] as const;
	const queues = await workQueues(boss, plans, deps.bus);
	// Handlers are told to stop before the queues wait for them.
	closers.add(() => queues.stop());
	closers.add(() => worker.stop());
	const recover = () => recoverLostWork(deps, true);
	closers.add(lookAgain(recover, recoverEveryMs, deps.log, 'could not look for lost work'));
	closers.add(watchCallers(deps, watchCallersEveryMs));
	closers.add(watchReservations(deps, watchReservationsEveryMs));
	closers.add(watchPurchases(deps, watchPurchasesEveryMs));
	closers.add(watchReviews(deps, watchReviewsEveryMs));
	closers.add(watchLifecycles(deps, watchLifecyclesEveryMs));
	closers.add(watchRetention(deps, retentionRulesOf(config), watchRetentionEveryMs));
}
