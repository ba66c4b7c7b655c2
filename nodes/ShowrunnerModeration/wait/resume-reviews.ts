import type { ReviewsDecidedEvent } from '@showrunner/contract';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { waitingRunOf, wakeWithItems } from '../../shared/batch/waiting-run';
import { isRecord } from '../../shared/is-record';
import { answerWithoutResuming } from '../../shared/webhook/answer-without-resuming';
import { readSignedBody } from '../../shared/webhook/read-signed-body';
import { leadBack } from './lead-back';
import { sortReviews, type ReviewSlot } from './sort-reviews';

/** The service's callback: each item goes on at the output of its decision. */
export async function resumeReviews(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = await readSignedBody(context);
	if (!body) return answerWithoutResuming(context, 401, 'The signature is missing, wrong or too old');
	const waiting = waitingRunOf(context);
	const decided = readDecided(body);
	if (!waiting || !decided || decided.waitId !== waiting.run.waitId) {
		return answerWithoutResuming(context, 410, 'This execution does not wait for those reviews');
	}
	const { executeData, run } = waiting;
	const inputs = executeData.data.main?.[0] ?? [];
	const slots = run.slots as ReviewSlot[];
	const outputs = sortReviews({ inputs, slots, reviews: decided.reviews, node: context.getNode() });
	leadBack(executeData, outputs);
	wakeWithItems(executeData);
	return { webhookResponse: { received: true }, workflowData: outputs };
}

function readDecided({ type, data }: Record<string, unknown>): ReviewsDecidedEvent['data'] | undefined {
	if (type !== 'reviews-decided' || !isRecord(data) || !Array.isArray(data.reviews)) return undefined;
	return data as ReviewsDecidedEvent['data'];
}
