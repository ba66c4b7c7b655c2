import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { keyHash, matchingKeyHash } from '../../../../render-node/src/domain/signing/api-keys.js';
import { assetLinkQuery, checkAssetLink } from '../../../../render-node/src/domain/signing/asset-link-signature.js';
import { signedHeaders, webhookSecret } from '../../../../render-node/src/domain/signing/webhook-signature.js';

describe('API keys', () => {
	it('are told by their hash, whichever of several it is', () => {
		const allowed = [keyHash('first'), keyHash('second')];
		expect(matchingKeyHash('second', allowed)).toBe(keyHash('second'));
		expect(matchingKeyHash('third', allowed)).toBeNull();
		expect(matchingKeyHash('', allowed)).toBeNull();
	});
});

describe('webhook signatures', () => {
	const hash = keyHash('some-api-key');
	const body = '{"type":"batch-finished"}';

	it('verify by the Standard Webhooks library, and not for another body', () => {
		const headers = signedHeaders([hash], 'msg-1', new Date(), body);
		const webhook = new Webhook(webhookSecret(hash).toString('base64'));
		expect(webhook.verify(body, headers)).toEqual({ type: 'batch-finished' });
		expect(() => webhook.verify(`${body} `, headers)).toThrow('No matching signature');
	});
});

describe('asset links', () => {
	const secret = Buffer.from('link secret');
	const at = (ms: number) => new Date(ms);
	const queryOf = (assetId: string, expiresMs: number) => {
		const query = new URLSearchParams(assetLinkQuery(secret, assetId, at(expiresMs)));
		return { expires: query.get('expires') ?? '', signature: query.get('signature') ?? '' };
	};

	it('are valid until they expire', () => {
		expect(checkAssetLink(secret, 'a', queryOf('a', 1_000), at(999))).toBe('valid');
		expect(checkAssetLink(secret, 'a', queryOf('a', 1_000), at(1_000))).toBe('expired');
	});

	it('hold for one asset and one time', () => {
		const query = queryOf('a', 1_000);
		expect(checkAssetLink(secret, 'b', query, at(0))).toBe('forged');
		expect(checkAssetLink(secret, 'a', { ...query, expires: '9999' }, at(0))).toBe('forged');
		expect(checkAssetLink(secret, 'a', { ...query, signature: '' }, at(0))).toBe('forged');
		expect(checkAssetLink(Buffer.from('other'), 'a', query, at(0))).toBe('forged');
	});
});
