import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers a request and leaves the execution as it was: without items n8n goes on with nothing. */
export function answerWithoutResuming(
	context: IWebhookFunctions,
	status: 401 | 410,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
