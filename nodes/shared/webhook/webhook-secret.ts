import { createHash, createHmac } from 'node:crypto';

/** The secret that both ends derive from the API key, so that it never has to be sent. */
export function webhookSecret(apiKey: string): Buffer {
	const key = createHash('sha256').update(apiKey).digest();
	return createHmac('sha256', key).update('showrunner/webhook/v1').digest();
}
