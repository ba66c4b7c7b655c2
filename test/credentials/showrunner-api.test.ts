import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShowrunnerApi } from '../../credentials/ShowrunnerApi.credentials';
import { openFakeRenderNode, type FakeRenderNode } from '../fakes/render-node/open-fake-render-node';

const credential = new ShowrunnerApi();
const fill = (template: unknown, values: Record<string, string>) =>
	String(template)
		.replace(/^=/, '')
		.replace(/\{\{\$credentials\.(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

describe('the credential', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());

	const statusWith = async (values: Record<string, string>) => {
		const { baseURL, url } = credential.test.request;
		const headers = { authorization: fill(credential.authenticate.properties.headers?.Authorization, values) };
		return (await fetch(`${fill(baseURL, values)}${url}`, { headers })).status;
	};

	it('tests the address and the key that were filled in', async () => {
		expect(await statusWith(service.credentials)).toBe(200);
		expect(await statusWith({ ...service.credentials, apiKey: 'wrong' })).toBe(401);
	});

	it('says in words what a wrong key and a wrong address look like', () => {
		const messages = (credential.test.rules ?? []).map((rule) => rule.properties);
		expect(messages).toContainEqual(
			expect.objectContaining({ value: 401, message: expect.stringContaining("'API Key'") }),
		);
		expect(messages).toContainEqual(
			expect.objectContaining({ value: 404, message: expect.stringContaining("'Base URL'") }),
		);
	});

	it('takes no other service for the render-node because it answers with success', async () => {
		const rule = (credential.test.rules ?? []).find(({ type }) => type === 'responseSuccessBody');
		const key = rule?.type === 'responseSuccessBody' ? rule.properties.key : '';
		const { url } = credential.test.request;
		const headers = { authorization: `Bearer ${service.credentials.apiKey}` };
		const answer = (await (await fetch(`${service.credentials.baseUrl}${url}`, { headers })).json()) as object;
		expect(answer).toHaveProperty(key);
		expect(rule?.properties).toMatchObject({ value: undefined, message: expect.stringContaining("'Base URL'") });
	});

	it('masks the key and nothing else', () => {
		const masked = credential.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
		expect(masked).toEqual(['apiKey']);
	});
});
