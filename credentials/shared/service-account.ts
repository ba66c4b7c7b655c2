import { createSign } from 'node:crypto';

const lifetimeSeconds = 3600;
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A key as people paste it: from the JSON file, with `\n` written out, or with its lines run together by a form. Gives
 * PEM, or undefined for what is no private key.
 */
export function readPrivateKey(pasted: string): string | undefined {
	const found = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([\s\S]+?)-----END \1-----/.exec(pasted.replace(/\\n/g, '\n'));
	const lines = found?.[2]?.replace(/\s+/g, '').match(/.{1,64}/g);
	return found && lines
		? [`-----BEGIN ${found[1]}-----`, ...lines, `-----END ${found[1]}-----`, ''].join('\n')
		: undefined;
}

/** The signed statement (JWT, RS256) that Google changes for an access token of one hour. */
export function signAssertion(
	account: { email: string; privateKey: string; scope: string; tokenUrl: string },
	nowSeconds: number,
): string {
	const claims = {
		iss: account.email,
		scope: account.scope,
		aud: account.tokenUrl,
		iat: nowSeconds,
		exp: nowSeconds + lifetimeSeconds,
	};
	const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
	return `${signed}.${createSign('RSA-SHA256').update(signed).sign(account.privateKey, 'base64url')}`;
}
