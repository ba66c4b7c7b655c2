import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isSigned } from '../../../../nodes/shared/webhook/verify-signature';
import { webhookSecret } from '../../../../nodes/shared/webhook/webhook-secret';

const apiKey = 'key-1';
const secret = webhookSecret(apiKey);
const at = new Date('2026-01-01T00:00:00Z');
const body = '{"type":"batch-finished","text":"äöü 🚀"}';
const signed = (text = body, when = at, with_ = secret) => ({
	headers: {
		'webhook-id': 'msg_1',
		'webhook-timestamp': String(when.getTime() / 1000),
		'webhook-signature': new Webhook(with_.toString('base64')).sign('msg_1', when, text),
	} as Record<string, string | undefined>,
	rawBody: Buffer.from(text),
});

describe('the signature of a webhook', () => {
	it('is derived from the API key as the contract says', () => {
		const hash = createHash('sha256').update(apiKey).digest();
		expect(secret).toEqual(createHmac('sha256', hash).update('showrunner/webhook/v1').digest());
	});

	it('is accepted as the reference library of the scheme makes it, also beside another one', () => {
		const message = signed();
		expect(isSigned(message, secret, at.getTime())).toBe(true);
		message.headers['webhook-signature'] = `v1,AAAA v2,x ${message.headers['webhook-signature']}`;
		expect(isSigned(message, secret, at.getTime())).toBe(true);
	});

	it('is refused for another body, another key, another id and a missing header', () => {
		expect(isSigned({ ...signed(), rawBody: Buffer.from(`${body} `) }, secret, at.getTime())).toBe(false);
		expect(isSigned(signed(body, at, webhookSecret('key-2')), secret, at.getTime())).toBe(false);
		for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
			for (const value of [undefined, '', 'x']) {
				const message = signed();
				message.headers[name] = value;
				expect(isSigned(message, secret, at.getTime())).toBe(false);
			}
		}
	});

	it('is refused more than five minutes before or after its time', () => {
		for (const [offsetMs, expected] of [
			[-301_000, false],
			[-299_000, true],
			[299_000, true],
			[301_000, false],
		] as const) {
			expect(isSigned(signed(), secret, at.getTime() + offsetMs)).toBe(expected);
		}
	});
});
