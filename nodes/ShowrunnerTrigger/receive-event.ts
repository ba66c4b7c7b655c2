import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { answerWithoutResuming } from '../shared/webhook/answer-without-resuming';
import { readSignedBody } from '../shared/webhook/read-signed-body';

/** One event as one item; what the render-node did not sign starts nothing. */
export async function receiveEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = await readSignedBody(context);
	if (!body) return answerWithoutResuming(context, 401, 'The signature is missing, wrong or too old');
	const { type, timestamp, data } = body as IDataObject;
	return {
		webhookResponse: { received: true },
		workflowData: [[{ json: { event: type, timestamp, ...(data as IDataObject) } }]],
	};
}
