import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolveFields } from '../kits/engine-credentials';
import { credentialContext, testCredential } from '../kits/test-credential';
import { openTokenServer, serviceAccount as email, type TokenServer } from './open-token-server';
import { openVendorDoor, type OpenDoor } from './open-vendor-door';
import { doors } from './vendor-doors';

const account = 'showrunnerVertexServiceAccountApi';
const signIn = 'showrunnerVertexOAuth2Api';
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = ({ privateKey }: ReturnType<typeof pair>) => String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const [own, other] = [pair(), pair()];

describe('Vertex AI', () => {
	let vendor: OpenDoor;
	let google: TokenServer;
	beforeAll(async () => {
		const door = doors.find(({ type }) => type === account);
		if (!door) throw new Error('Vertex has no door');
		[vendor, google] = await Promise.all([openVendorDoor(door), openTokenServer(own.publicKey)]);
	});
	afterAll(async () => void (await Promise.all([vendor.close(), google.close()])));

	const fields = (privateKey: string, more = {}) => ({
		...{ projectId: 'channel-1', location: 'moon-1', customUrl: vendor.url, tokenUrl: google.url },
		...{ email, privateKey, ...more },
	});
	const connected = (oauthTokenData: Record<string, string> | undefined) => ({
		...{ projectId: 'channel-1', location: 'moon-1', customUrl: vendor.url },
		...(oauthTokenData && { oauthTokenData }),
	});

	it.each([
		['as it is', (key: string) => key],
		['with its line ends written out', (key: string) => key.replaceAll('\n', '\\n')],
		['with its lines run together', (key: string) => key.replaceAll('\n', ' ')],
	])('takes the private key of a service account %s', async (_, pasted) => {
		expect(await testCredential(account, fields(pasted(pem(own))))).toMatchObject({ status: 'OK' });
		expect(vendor.latest().authorization).toBe('Bearer granted');
	});

	it('tells a key that Google does not take from a text that is no key', async () => {
		expect(await testCredential(account, fields(pem(other)))).toMatchObject({
			status: 'Error',
			message: expect.stringContaining("'Private Key'"),
		});
		const { status, message } = await testCredential(account, fields('not a key, but secret'));
		expect([status, message]).toEqual(['Error', expect.stringContaining('holds no private key')]);
		expect(message).not.toContain('but secret');
	});

	it('fetches a new token when the old one has run out, and asks again', async () => {
		const before = google.given();
		const data = await resolveFields(account, fields(pem(own), { accessToken: 'run out' }));
		const { workflow, context } = credentialContext(account, data);
		await workflow.expression.acquireIsolate();
		const [, path = ''] = /^GET (.+)$/.exec(doors.find(({ type }) => type === account)?.asks ?? '') ?? [];
		const ask = async () =>
			(await context.helpers.httpRequestWithAuthentication.call(context, account, {
				method: 'GET',
				url: `${vendor.url}${path}`,
			})) as unknown;
		expect(await ask()).toEqual({});
		expect(await ask()).toEqual({});
		expect(google.given() - before).toBe(1);
		await workflow.expression.releaseIsolate();
	});

	it('uses the login of a connected account, and says when there is none or it is refused', async () => {
		expect(await testCredential(signIn, connected({ access_token: 'granted', token_type: 'Bearer' }))).toMatchObject({
			status: 'OK',
		});
		expect(await testCredential(signIn, connected(undefined))).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/not connected/),
		});
		expect((await testCredential(signIn, connected({ access_token: 'stale' }))).status).toBe('Error');
	});
});
