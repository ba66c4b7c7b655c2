import type { Request } from 'express';
import type { Caller } from '../domain/access/caller.js';
import { credentialInvalid } from '../domain/refusal.js';
import { matchingKeyHash } from '../domain/signing/api-keys.js';
import { checkAssetLink } from '../domain/signing/asset-link-signature.js';

export type Credentials = { apiKeyHashes: readonly string[]; linkSecret: Buffer; now(): Date };

/** The holder of the API key; refuses one that is missing or wrong. */
export function authenticate(request: Request, { apiKeyHashes }: Credentials): Caller {
	const [, apiKey] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
	if (apiKey === undefined) {
		throw credentialInvalid('api-key-missing', 'The request carries no API key', {
			field: 'Authorization',
			fix: "Send the render-node's API key as 'Authorization: Bearer KEY'",
		});
	}
	const hash = matchingKeyHash(apiKey, apiKeyHashes);
	if (hash !== null) return { keyHash: hash, name: `key ${hash.slice(0, 8)}`, role: 'admin' };
	throw credentialInvalid('api-key-wrong', 'The API key is not one of this render-node', {
		field: 'Authorization',
		fix: "Use the key that is set by SHOWRUNNER_API_KEY on the service, or the one in its data directory's file api-key",
	});
}

/** The holder of a signed link, who may read what it leads to. */
export const linkHolder: Caller = { keyHash: '', name: 'link', role: 'viewer' };

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Lets in the holder of a signed link to this asset; false where the request is none. */
export function hasValidLink(request: Request, assetId: string, { linkSecret, now }: Credentials): boolean {
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
