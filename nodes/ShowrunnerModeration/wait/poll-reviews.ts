import type { ReviewWait } from '@showrunner/contract';
import type { IExecuteFunctions } from 'n8n-workflow';
import { limits } from '../../../contract/vocabulary';
import { waitFor } from '../../../providers/core/wait-for';
import { clock } from '../../shared/clock';
import { serviceClient } from '../../shared/transport/service-client';

const pauses = { intervalMs: 250, backoff: 2, maxIntervalMs: 5_000 };
/** People take their time, and the review has an end of its own. */
const limitMs = Infinity;

/** Waits by long poll until all reviews are decided. A cancelled execution leaves them to whoever decides them. */
export async function pollReviews(context: IExecuteFunctions, waitId: string): Promise<ReviewWait> {
	const client = serviceClient(context);
	const signal = context.getExecutionCancelSignal();
	const check = async () => {
		const query = { waitMs: limits.longPollMs };
		const now = await client.call('getReviewWait', { params: { waitId }, query, ...(signal && { signal }) });
		return now.finished ? now : undefined;
	};
	return await waitFor(check, { ...pauses, limitMs, ...(signal && { signal }) }, clock);
}
