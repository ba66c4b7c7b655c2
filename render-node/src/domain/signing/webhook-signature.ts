import { createHmac } from 'node:crypto';

/** The secret that both ends derive from the API key; see the contract's webhooks. */
export const webhookSecret = (apiKeyHash: string): Buffer =>
	createHmac('sha256', Buffer.from(apiKeyHash, 'hex')).update('showrunner/webhook/v1').digest();

/**
 * Headers of one webhook by the Standard Webhooks scheme; `id` stays the same over all retries.
 * @param apiKeyHashes every valid key of the receiver: one, or two while it is being rotated; each gives a signature
 */
export function signedHeaders(
	apiKeyHashes: readonly string[],
	id: string,
	at: Date,
	body: string,
): Record<string, string> {
	const timestamp = String(Math.floor(at.getTime() / 1000));
	const signatures = apiKeyHashes.map((hash) =>
		createHmac('sha256', webhookSecret(hash)).update(`${id}.${timestamp}.${body}`).digest('base64'),
	);
	return {
		'content-type': 'application/json',
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
	};
}
