import type { Request } from 'express';
import type { Caller } from '../domain/access/caller.js';
import type { FailedLogins } from '../domain/access/failed-logins.js';
import type { KeyRing, KeyVerdict } from '../domain/access/key-ring.js';
import { credentialInvalid, rateLimited, type Refusal } from '../domain/refusal.js';
import { keyHash } from '../domain/signing/api-keys.js';
import { checkAssetLink } from '../domain/signing/asset-link-signature.js';

export type Credentials = {
	keys: Pick<KeyRing, 'judge'>;
	failures: FailedLogins;
	linkSecret: Buffer;
	now(): Date;
};

type Refused = Extract<KeyVerdict, { refused: string }>['refused'];

const refusals: Record<Refused, { type: string; title: string; fix: string }> = {
	unknown: {
		type: 'api-key-wrong',
		title: 'The API key is not one of this render-node',
		fix: "Use a key of the service's admin, the one that is set by SHOWRUNNER_API_KEY, or the one in the data directory's file api-key",
	},
	damaged: {
		type: 'api-key-damaged',
		title: 'The API key has a typing error or was cut off',
		fix: 'Copy the whole key again, from sr_live_ to its end',
	},
	expired: {
		type: 'api-key-expired',
		title: 'The API key has expired',
		fix: 'Use the key that took over, or ask an admin of the service for a new one',
	},
	revoked: {
		type: 'api-key-revoked',
		title: 'The API key was revoked',
		fix: 'Ask an admin of the service for a new one',
	},
};

function givenKey(request: Request): string {
	const [, apiKey] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
	if (apiKey !== undefined) return apiKey;
	throw credentialInvalid('api-key-missing', 'The request carries no API key', {
		field: 'Authorization',
		fix: "Send the render-node's API key as 'Authorization: Bearer KEY'",
	});
}

const tooManyFailures = (retryAfterMs: number): Refusal =>
	rateLimited('too-many-failed-logins', 'Too many wrong API keys came from this address', {
		field: 'Authorization',
		retryAfterMs,
		fix: 'Wait, then send the right key; keys that were right from there before go on working',
	});

/** The holder of the API key; refuses one that is missing or wrong, and looks at none from who guesses. */
export async function authenticate(request: Request, { keys, failures }: Credentials): Promise<Caller> {
	const apiKey = givenKey(request);
	const address = request.ip ?? '';
	const hash = keyHash(apiKey);
	const blockedMs = await failures.blockedMs(address, hash);
	if (blockedMs > 0) throw tooManyFailures(blockedMs);
	const verdict = await keys.judge(apiKey);
	if ('caller' in verdict) {
		failures.succeeded(address, hash);
		return verdict.caller;
	}
	// Whoever has a key that once was right does not guess, and must not shut out the key that comes after it.
	if (verdict.refused === 'unknown' || verdict.refused === 'damaged') await failures.failed(address);
	const { type, title, fix } = refusals[verdict.refused];
	throw credentialInvalid(type, title, { field: 'Authorization', fix });
}

/** The holder of a signed link, who may read what it leads to. */
export const linkHolder: Caller = { keyHash: '', name: 'link', role: 'viewer', account: null };

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Lets in the holder of a signed link to this asset; false where the request is none. */
export function hasValidLink(
	request: Request,
	assetId: string,
	{ linkSecret, now }: Pick<Credentials, 'linkSecret' | 'now'>,
): boolean {
	if (request.query.signature === undefined) return false;
	const query = { expires: text(request.query.expires), signature: text(request.query.signature) };
	const verdict = checkAssetLink(linkSecret, assetId, query, now());
	if (verdict === 'valid') return true;
	throw credentialInvalid(
		verdict === 'expired' ? 'link-expired' : 'link-forged',
		verdict === 'expired' ? 'This link has expired' : 'This link is not one that the service gave',
		{ fix: 'Ask the service for a new link to the asset', field: 'signature' },
	);
}
