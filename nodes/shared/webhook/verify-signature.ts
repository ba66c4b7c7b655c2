import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignedMessage = {
	headers: Record<string, string | string[] | undefined>;
	/** The body as it came over the wire, byte for byte. */
	rawBody: Buffer;
};

/** Older or newer messages may be replayed ones: the tolerance of the Standard Webhooks scheme. */
const toleranceMs = 5 * 60_000;

/** Whether a message carries a Standard Webhooks signature made with `secret` in the last minutes. */
export function isSigned({ headers, rawBody }: SignedMessage, secret: Buffer, nowMs: number): boolean {
	const id = headers['webhook-id'];
	const timestamp = headers['webhook-timestamp'];
	const signatures = headers['webhook-signature'];
	if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
	if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs - Number(timestamp) * 1000) > toleranceMs) return false;
	const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(rawBody).digest();
	return signatures.split(' ').some((entry) => {
		const [version, signature = ''] = entry.split(',');
		const given = Buffer.from(signature, 'base64');
		return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
	});
}
