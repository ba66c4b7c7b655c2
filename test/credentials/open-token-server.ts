import { createVerify, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const serviceAccount = 'bot@channel-1.iam.gserviceaccount.com';
export type TokenServer = {
	url: string;
	/** How many tokens were given out. */
	given: () => number;
	close(): Promise<unknown>;
};
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** Changes a statement for a token where Google would: signature, sender, receiver, scope and times must be right. */
export async function openTokenServer(publicKey: KeyObject, token = 'granted'): Promise<TokenServer> {
	let url = '';
	let given = 0;
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const form = new URLSearchParams(body);
			const [head, claims, signature = ''] = (form.get('assertion') ?? '').split('.');
			const { iss, scope, aud, iat, exp } = decoded(claims);
			const right =
				request.method === 'POST' &&
				form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
				decoded(head).alg === 'RS256' &&
				createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url') &&
				iss === serviceAccount &&
				aud === url &&
				scope === 'https://www.googleapis.com/auth/cloud-platform' &&
				Math.abs(Number(iat) - Date.now() / 1000) < 60 &&
				Number(exp) - Number(iat) === 3600;
			if (right) given += 1;
			response.writeHead(right ? 200 : 400, { 'content-type': 'application/json' });
			response.end(JSON.stringify(right ? { access_token: token, expires_in: 3599 } : { error: 'invalid_grant' }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
	return { url, given: () => given, close: () => new Promise((resolve) => server.close(resolve)) };
}
