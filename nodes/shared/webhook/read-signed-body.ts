import { jsonParse, type IWebhookFunctions } from 'n8n-workflow';
import { isRecord } from '../is-record';
import { serviceCredential, type ServiceCredential } from '../transport/service-context';
import { isSigned } from './verify-signature';
import { webhookSecret } from './webhook-secret';

/** The JSON of a message that the render-node really sent, or undefined. */
export async function readSignedBody(context: IWebhookFunctions): Promise<Record<string, unknown> | undefined> {
	const { rawBody } = context.getRequestObject();
	if (!Buffer.isBuffer(rawBody)) return undefined;
	const { apiKey } = await context.getCredentials<ServiceCredential>(serviceCredential);
	if (!isSigned({ headers: context.getHeaderData(), rawBody }, webhookSecret(apiKey), Date.now())) return undefined;
	const body = jsonParse<unknown>(rawBody.toString('utf8'), { fallbackValue: undefined });
	return isRecord(body) ? body : undefined;
}
