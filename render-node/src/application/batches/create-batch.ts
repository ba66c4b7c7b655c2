import { randomUUID } from 'node:crypto';
import { limits, type Batch, type createBatchRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { JobRecord } from '../../domain/jobs/job-record.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { claimKey, earlierResource, type RequestKey } from '../idempotency/replay.js';
import { admitJobs } from '../jobs/admit-jobs.js';
import { prepareJob } from '../jobs/prepare-job.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { getBatch } from './get-batch.js';

export type BatchWish = z.output<typeof createBatchRequest>;

function refuseLargeContext(context: unknown): void {
	const sizeBytes = Buffer.byteLength(JSON.stringify(context ?? null));
	if (sizeBytes <= limits.callbackContextBytes) return;
	throw inputInvalid('context-too-large', "'callback.context' is larger than the service keeps", {
		field: 'callback.context',
		detail: `${sizeBytes} bytes, the limit is ${limits.callbackContextBytes}`,
		fix: 'Pass fewer items at once, and pass files as assets rather than inside items',
	});
}

/**
 * Creates jobs that end together, or gives the batch that the same key and body made before.
 * @param apiKeyHash whose key signs the callback
 */
export async function createBatch(
	deps: Pick<Deps, 'store' | 'handlers' | 'clock' | 'caller'>,
	wish: BatchWish,
	key: RequestKey,
	apiKeyHash: string,
): Promise<Batch> {
	const earlier = await earlierResource(deps.store, key);
	if (earlier !== null) return getBatch(deps.store, earlier);
	const id = randomUUID();
	refuseUnprintable({ callback: { url: wish.callback?.url } });
	refuseLargeContext(wish.callback?.context);
	const jobs: JobRecord[] = [];
	for (const [batchIndex, job] of wish.jobs.entries()) {
		jobs.push({ ...(await prepareJob(deps, job, ['jobs', batchIndex])), batchId: id, batchIndex });
	}
	const callbackUrl = wish.callback?.url ?? null;
	if (callbackUrl !== null) await deps.caller.admit(callbackUrl, 'callback.url');
	const callbackReachable = callbackUrl !== null && (await deps.caller.reaches(callbackUrl));
	const owner = await deps.store.transaction(async (books) => {
		const claimed = await claimKey(books, key, id);
		if (claimed !== id) return claimed;
		const now = deps.clock.now();
		const callbackContext = wish.callback?.context ?? null;
		await books.batches.insert({
			id,
			apiKeyHash,
			callbackUrl,
			callbackContext,
			callbackReachable,
			callbackDeliveredAt: null,
			createdAt: now,
			finishedAt: null,
		});
		await admitJobs(books, jobs, now);
		return id;
	});
	return getBatch(deps.store, owner);
}
