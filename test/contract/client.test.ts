import { describe, expect, it } from '@jest/globals';
import { createContractClient, RefusedByService, routeUrl, type ContractFetch } from '../../contract/client.js';

const answering = (status: number, body: string) => {
	const seen: { url: string; init: Parameters<ContractFetch>[1] }[] = [];
	const fetch: ContractFetch = async (url, init) => {
		seen.push({ url, init });
		return { status, text: async () => body };
	};
	return { fetch, seen };
};

describe('contract client', () => {
	it('fills path parameters, escaped, and leaves out empty query members', () => {
		const url = routeUrl('http://node:4810/', 'getJob', {
			params: { jobId: 'a/b' },
			query: { waitMs: 5, x: undefined },
		});
		expect(url).toBe('http://node:4810/v1/jobs/a%2Fb?waitMs=5');
	});

	it('sends body and idempotency key, and reads the answer', async () => {
		const { fetch, seen } = answering(201, '{"id":"p1"}');
		const client = createContractClient('http://node', fetch);
		const production = await client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: 'k1' });
		expect(production.id).toBe('p1');
		expect(seen[0]?.init).toMatchObject({
			method: 'POST',
			headers: { 'idempotency-key': 'k1', 'content-type': 'application/json' },
			body: '{"locale":"en"}',
		});
	});

	it('throws the problem that the service answers with', async () => {
		const problem = { type: 'x', title: 'No such job', status: 404, kind: 'input-invalid' };
		const client = createContractClient('http://node', answering(404, JSON.stringify(problem)).fetch);
		const call = client.call('getJob', { params: { jobId: 'j' } });
		await expect(call).rejects.toBeInstanceOf(RefusedByService);
		await expect(call).rejects.toMatchObject({ problem });
	});

	it.each([
		[502, '<html>Bad gateway</html>', 'temporarily-unavailable'],
		[404, '<html>Not found</html>', 'configuration-invalid'],
		[400, '{"message":"another service"}', 'configuration-invalid'],
	])('turns an answer of status %i that is no problem document into one', async (status, body, kind) => {
		const client = createContractClient('http://node', answering(status, body).fetch);
		await expect(client.call('getCapabilities', {})).rejects.toMatchObject({ problem: { kind, status } });
	});
});
