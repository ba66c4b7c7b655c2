import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { resolveFields } from '../kits/engine-credentials';
import { credentialType, packCredentials } from '../kits/pack-credentials';
import { testCredential } from '../kits/test-credential';
import { openVendorDoor } from './open-vendor-door';
import { doors, type Door } from './vendor-doors';

const root = path.resolve(__dirname, '..', '..');
const all = Object.values(packCredentials()).filter(({ name }) => name !== 'showrunnerApi');
const secret = /key|token|password|secret/i;
/** Those that get their secret from Google instead of from a field have tests of their own below and beside. */
const keyed = doors.filter(({ type }) => !type.startsWith('showrunnerVertex'));

async function withDoor<T>(door: Door, use: (url: string, asked: string[]) => Promise<T>): Promise<T> {
	const open = await openVendorDoor(door);
	try {
		return await use(open.url, open.asked);
	} finally {
		await open.close();
	}
}
const filled = (door: Door, url: string, more: ICredentialDataDecryptedObject = {}) => ({
	...door.filled,
	[door.address ?? 'baseUrl']: url,
	...more,
});
const wrong = { apiKey: 'wrong', accessToken: 'wrong' };

it('has a vendor to ask for every credential type', () => {
	expect(all.map(({ name }) => name).sort()).toEqual(doors.map(({ type }) => type).sort());
});

describe.each(keyed.map((door) => [door.type, door] as const))('%s', (type, door) => {
	it('lets the right key in, and the vendor is asked once for what costs nothing', async () => {
		await withDoor(door, async (url, asked) => {
			expect(await testCredential(type, filled(door, url))).toEqual({
				status: 'OK',
				message: 'Connection successful!',
			});
			expect(asked).toEqual([door.asks]);
		});
	});

	it('says that a wrong key is wrong, without showing it', async () => {
		await withDoor(door, async (url) => {
			const shown = { ...wrong, apiKey: 'wrong-and-secret', accessToken: 'wrong-and-secret' };
			const { status, message } = await testCredential(type, filled(door, url, shown));
			expect(status).toBe('Error');
			expect(message).toMatch(/does not know this key/);
			expect(message).not.toContain('wrong-and-secret');
		});
	});

	it('says which field is wrong where another service answers', async () => {
		const elsewhere = { ...door, asks: 'GET /something-else' };
		const { status, message } = await withDoor(elsewhere, async (url) => testCredential(type, filled(door, url)));
		expect(status).toBe('Error');
		expect(message).toMatch(/at this address. Check '(Base URL|Region|Site|Text-to-Speech URL)'/);
	});

	it('stands at the same place when the address ends with a slash', async () => {
		const verdict = await withDoor(door, async (url) => testCredential(type, filled(door, `${url}/`)));
		expect(verdict.status).toBe('OK');
	});
});

describe.each(all.map((credential) => [credential.name, credential] as const))('%s', (name, credential) => {
	it('masks every secret and nothing else', () => {
		for (const { name: field, typeOptions, type } of credential.properties) {
			const isSecret = secret.test(field) && !/url$/i.test(field);
			expect([field, typeOptions?.password === true]).toEqual([field, isSecret]);
			expect(['string', 'options', 'hidden']).toContain(type);
		}
	});

	it('explains itself on a page that is there', () => {
		const [, page = '', anchor = ''] = /\/main\/([^#]+)#(.+)$/.exec(credential.documentationUrl ?? '') ?? [];
		const headings = [...readFileSync(path.join(root, page), 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) =>
			heading
				?.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replace(/ /g, '-'),
		);
		expect(headings).toContain(anchor);
	});

	it('has a light and a dark picture that differ', () => {
		const { light, dark } = credential.icon as { light: string; dark: string };
		const [day, night] = [light, dark].map((icon) =>
			readFileSync(path.join(root, 'credentials', icon.replace('file:', '')), 'utf8'),
		);
		expect(day).toMatch(/^<svg [^>]*viewBox="0 0 64 64"/);
		expect(day).not.toBe(night);
		expect(light).toBe(`file:${name}.svg`);
	});

	it('says something of every refusal, and names no field that it has not', () => {
		const labels = credential.properties.map(({ displayName }) => displayName);
		const messages = (credential.test as { rules: { properties: { message: string } }[] }).rules.map(
			({ properties }) => properties.message,
		);
		expect(messages.length).toBeGreaterThan(3);
		for (const message of messages)
			for (const [, label = ''] of message.matchAll(/'([^']+)'/g)) expect([...labels, 'User: Read']).toContain(label);
	});
});

describe('addresses', () => {
	it.each([
		['showrunnerElevenLabsApi', {}, 'https://api.elevenlabs.io'],
		['showrunnerElevenLabsApi', { region: 'https://api.us.elevenlabs.io' }, 'https://api.us.elevenlabs.io'],
		['showrunnerElevenLabsApi', { region: 'custom', customUrl: 'https://gate' }, 'https://gate'],
		['showrunnerSiliconFlowApi', {}, 'https://api.siliconflow.com/v1'],
		['showrunnerAzureSpeechApi', { region: 'eastus' }, 'https://eastus.tts.speech.microsoft.com'],
		['showrunnerAzureSpeechApi', { region: 'eastus', customUrl: 'https://gate' }, 'https://gate'],
		['showrunnerVertexOAuth2Api', {}, 'https://us-central1-aiplatform.googleapis.com'],
		['showrunnerVertexOAuth2Api', { location: 'global' }, 'https://aiplatform.googleapis.com'],
		['showrunnerVertexServiceAccountApi', { location: 'eu-1', customUrl: 'https://gate' }, 'https://gate'],
		['showrunnerOpenAiApi', {}, 'https://api.openai.com/v1'],
		['showrunnerOpenAiApi', { baseUrl: 'https://gate' }, 'https://gate'],
	])('%s with %j goes to %s', async (type, given, address) => {
		expect((await resolveFields(type, given)).baseUrl).toBe(address);
	});

	it('end without a slash, as paths begin with one', async () => {
		for (const { name } of all)
			for (const [field, value] of Object.entries(await resolveFields(name, {})))
				if (/baseUrl$/i.test(field)) expect(String(value)).toMatch(/^(https?:\/\/[^ ]*[^/])?$/);
	});
});

describe('fields that may stay empty', () => {
	const request = { url: 'http://127.0.0.1:9', headers: { accept: 'text/plain' } };
	const headersOf = async (type: string, given: ICredentialDataDecryptedObject) => {
		const { authenticate } = credentialType(type);
		if (typeof authenticate !== 'function') throw new Error(`${type} is generic`);
		return (await authenticate(await resolveFields(type, given), request)).headers;
	};

	it.each(['showrunnerOpenAiCompatibleApi', 'showrunnerPiperApi'])('send no empty login: %s', async (type) => {
		expect(await headersOf(type, { apiKey: ' ' })).toEqual({ accept: 'text/plain' });
		expect(await headersOf(type, { apiKey: 'k' })).toEqual({ accept: 'text/plain', Authorization: 'Bearer k' });
	});

	it('name the organization and the project to OpenAI only where they are given', async () => {
		expect(Object.keys((await headersOf('showrunnerOpenAiApi', { apiKey: 'k' })) ?? {})).toEqual([
			'accept',
			'Authorization',
		]);
		expect(
			await headersOf('showrunnerOpenAiApi', { apiKey: 'k', organizationId: 'org-1', projectId: 'proj-1' }),
		).toMatchObject({ 'OpenAI-Organization': 'org-1', 'OpenAI-Project': 'proj-1' });
	});
});
