import { waitUntil } from '../process/wait-until.mjs';

/**
 * Calls a production webhook. An activated workflow's webhooks appear a moment later, so its 404 is asked again.
 * @param {string} baseUrl
 * @param {string} webhookPath without the leading slash
 * @param {unknown} body sent as JSON; a string or bytes are sent as they are
 * @param {{ headers?: Record<string, string>, limitMs?: number, registrationLimitMs?: number }} [options]
 * @returns {Promise<{ status: number, text: string, json: () => unknown }>}
 */
export async function callWebhook(
	baseUrl,
	webhookPath,
	body,
	{ headers = {}, limitMs = 60_000, registrationLimitMs = 15_000 } = {},
) {
	const isRaw = typeof body === 'string' || body instanceof Uint8Array;
	return await waitUntil(
		`the webhook ${webhookPath} to be registered`,
		async () => {
			const response = await fetch(`${baseUrl}/webhook/${webhookPath}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: isRaw ? /** @type {string | Uint8Array<ArrayBuffer>} */ (body) : JSON.stringify(body),
				signal: AbortSignal.timeout(limitMs),
			});
			const text = await response.text();
			if (response.status === 404 && text.includes('not registered')) return undefined;
			return { status: response.status, text, json: () => JSON.parse(text) };
		},
		{ limitMs: registrationLimitMs, everyMs: 150 },
	);
}
