import { createHmac, timingSafeEqual } from 'node:crypto';

const sign = (secret: Buffer, assetId: string, expiresAtMs: number) =>
	createHmac('sha256', secret).update(`asset-link/v1\n${assetId}\n${expiresAtMs}`).digest();

/** Query of a link that works without a login until `expiresAt`. */
export function assetLinkQuery(secret: Buffer, assetId: string, expiresAt: Date): string {
	const expires = expiresAt.getTime();
	return `expires=${expires}&signature=${sign(secret, assetId, expires).toString('base64url')}`;
}

/** Whether a link's query is ours and still valid. */
export function checkAssetLink(
	secret: Buffer,
	assetId: string,
	query: { expires: string; signature: string },
	now: Date,
): 'valid' | 'expired' | 'forged' {
	const expires = Number(query.expires);
	const expected = sign(secret, assetId, expires);
	const given = Buffer.from(query.signature, 'base64url');
	if (!Number.isSafeInteger(expires) || given.length !== expected.length || !timingSafeEqual(given, expected))
		return 'forged';
	return now.getTime() < expires ? 'valid' : 'expired';
}
