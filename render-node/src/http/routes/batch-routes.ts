import { cancelBatch } from '../../application/batches/cancel-batch.js';
import { createBatch } from '../../application/batches/create-batch.js';
import { getBatch } from '../../application/batches/get-batch.js';
import { requestKey } from '../../application/idempotency/replay.js';
import { readUntil } from '../../application/wait-for-change.js';
import type { Change } from '../../domain/change-bus.js';
import { isFinal } from '../../domain/jobs/job-states.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type BatchRoutes = 'createBatch' | 'getBatch' | 'cancelBatch';

export const batchRoutes = (deps: HttpDeps): Pick<RouteHandlers, BatchRoutes> => ({
	createBatch: ({ body, idempotencyKey, caller }) =>
		createBatch(deps, body, requestKey('createBatch', idempotencyKey, body), caller.keyHash),
	getBatch({ params: { batchId }, query, signal }) {
		// Only the end of one of its jobs can end a batch.
		const concerns = (change: Change) => change.kind === 'job' && change.batchId === batchId && isFinal(change.state);
		return readUntil(
			deps.bus,
			concerns,
			() => getBatch(deps.store, batchId),
			(batch) => batch.finished,
			query.waitMs,
			signal,
		);
	},
	async cancelBatch({ params: { batchId } }) {
		await cancelBatch(deps, batchId);
		return getBatch(deps.store, batchId);
	},
});
