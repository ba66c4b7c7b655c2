import type { JobKind, JobResult } from '@showrunner/contract';
import { runJob, type JobOrder } from './run-job';
import type { JobContext, VendorContext } from './vendor-context';

/**
 * As `runJob`, under a key of its own: one item may need several jobs, and its own key may go to the next vendor of the
 * chain. A second try finds the same job by what it is asked for.
 */
export async function runFurtherJob<K extends JobKind>(
	order: JobOrder<K>,
	context: JobContext & Pick<VendorContext, 'fingerprint'>,
): Promise<JobResult<K>> {
	const idempotencyKey = `${context.idempotencyKey}-${context.fingerprint(order.input).slice(0, 16)}`;
	return await runJob(order, { ...context, idempotencyKey });
}
