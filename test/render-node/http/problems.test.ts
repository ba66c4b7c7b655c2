import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits, problemSchema, type Problem } from '@showrunner/contract';
import { startServiceKit, testApiKey, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	kit = await startServiceKit({ env: { SHOWRUNNER_API_KEY: `${testApiKey},another-key-of-sixteen` } });
});
afterAll(async () => kit.stop());

async function refusal(path: string, init?: RequestInit): Promise<Problem> {
	const response = await kit.fetch(path, init);
	expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
	const problem = problemSchema.parse(await response.json());
	expect(problem.status).toBe(response.status);
	return problem;
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json', ...headers },
	body: typeof body === 'string' ? body : JSON.stringify(body),
});
const card = (input: object) =>
	post({
		kind: 'image.card',
		input: { scenes: [{ id: 'a', text: 'b' }], aspectRatios: ['9:16'], locale: 'en', ...input },
	});
const speech = (text: string) =>
	post({ kind: 'speech.generate', input: { locale: 'en', scenes: [{ id: 'a', text }] } });
const jobCount = async () => (await kit.client.call('getJobs', {})).items.length;

describe('who comes in', () => {
	it.each([
		['no key', ''],
		['another scheme', 'Basic dGVzdDp0ZXN0'],
		['a wrong key', 'Bearer wrong-key-of-sixteen-or-more'],
		['a key with something added', `Bearer ${testApiKey}x`],
	])('is refused with %s', async (_, authorization) => {
		const problem = await refusal('/v1/jobs', { headers: { authorization } });
		expect(problem).toMatchObject({
			status: 401,
			kind: 'credential-invalid',
			field: 'Authorization',
			fix: expect.any(String),
		});
		expect(JSON.stringify(problem)).not.toContain('of-sixteen');
	});

	it('may come with any of several keys', async () => {
		const response = await kit.fetch('/v1/jobs', { headers: { authorization: 'Bearer another-key-of-sixteen' } });
		expect(response.status).toBe(200);
	});

	it('needs no key to look after the service', async () => {
		for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) {
			expect((await fetch(kit.baseUrl + path)).status).toBe(200);
		}
		expect(await (await fetch(`${kit.baseUrl}/metrics`)).text()).toMatch(/showrunner_http_request_seconds_count/);
	});
});

describe('requests that are off', () => {
	const anId = '00000000-0000-4000-8000-000000000000';
	const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
	const hidden = { url: 'http://127.0.0.1:9/\u0000', events: ['job-failed'] };
	const form = { 'content-type': 'application/x-www-form-urlencoded' };

	it.each([
		['an unknown route', '/v1/nothing', {}, 404, 'route-not-found'],
		['an unknown job', '/v1/jobs/00000000-0000-4000-8000-000000000000', {}, 404, 'job-not-found'],
		['an unknown asset', `/v1/assets/${'a'.repeat(64)}`, {}, 404, 'asset-not-found'],
		['an id of another form', '/v1/jobs/7', {}, 422, 'input-invalid'],
		['a body that is no JSON', '/v1/jobs', post('{"kind":'), 400, 'body-not-json'],
		['a body that is too long', '/v1/jobs', post({ kind: 'x'.repeat(9_000_000) }), 413, 'body-too-large'],
		['a limit that is too high', '/v1/jobs?limit=9999', {}, 422, 'input-invalid'],
		['a query that nobody knows', '/v1/jobs?colour=red', {}, 422, 'input-invalid'],
		['a cursor of our own making', '/v1/jobs?cursor=bm90aGluZw', {}, 422, 'cursor-unknown'],
		['the cursor of a list of other things', `/v1/jobs?cursor=${cursor(1, 'a'.repeat(64))}`, {}, 422, 'cursor-unknown'],
		['a cursor beyond all time', `/v1/jobs?cursor=${cursor(1e300, anId)}`, {}, 422, 'cursor-unknown'],
		['a query that is no text', '/v1/productions?channel=%00', {}, 422, 'text-unprintable'],
		['a webhook that is no text', '/v1/subscriptions', post(hidden), 422, 'text-unprintable'],
		['a form in place of JSON', '/v1/jobs', post('a=b', form), 400, 'body-not-json'],
		['a path that cannot be decoded', '/v1/jobs/%E0%A4%A', {}, 400, 'request-malformed'],
		['a production without its key', '/v1/productions', post({ locale: 'en' }), 422, 'idempotency-key-missing'],
	])('get %s explained', async (_, path, init, status, type) => {
		expect(await refusal(path, init)).toMatchObject({ status, type, kind: 'input-invalid', fix: expect.any(String) });
	});

	it('carry the id that the caller gave', async () => {
		const response = await kit.fetch('/v1/nothing', { headers: { 'x-request-id': 'my-request.7' } });
		expect(response.headers.get('x-request-id')).toBe('my-request.7');
		expect(await response.json()).toMatchObject({ instance: 'my-request.7' });
	});
});

describe('jobs that cannot be done', () => {
	const words = 'word '.repeat(100_000);

	it.each([
		['an empty text', speech(''), 'scenes[0].text', '/input/scenes/0/text', "Fill in 'scenes[0].text'"],
		[
			'a hundred thousand words',
			speech(words),
			'scenes[0].text',
			'/input/scenes/0/text',
			`at most ${limits.sceneCharacters} characters`,
		],
		['binary junk', speech('a\u0000b\u0007'), 'scenes[0].text', '/input/scenes/0/text', 'plain text'],
		['half a character', speech('a\ud83d'), 'scenes[0].text', '/input/scenes/0/text', 'plain text'],
		['a member too many', card({ colour: 'red' }), 'colour', '/input/colour', "Remove 'colour'"],
		[
			'a missing member',
			post({ kind: 'image.card', input: { scenes: [], locale: 'en' } }),
			'scenes',
			'/input/scenes',
			"Fill in 'scenes'",
		],
		['an unknown word', card({ aspectRatios: ['4:3'] }), 'aspectRatios[0]', '/input/aspectRatios/0', '9:16, 16:9, 1:1'],
		['a locale that is none', card({ locale: 'not a tag' }), 'locale', '/input/locale', 'locale'],
		[
			'an asset that is not there',
			post({ kind: 'media.inspect', input: { assetId: 'b'.repeat(64) } }),
			'assetId',
			'/input/assetId',
			'Upload',
		],
		[
			'a path in place of an asset',
			post({ kind: 'media.inspect', input: { assetId: '/etc/passwd' } }),
			'assetId',
			'/input/assetId',
			'assetId',
		],
	])('are refused for %s, by name, and leave nothing behind', async (_, init, field, pointer, fix) => {
		const before = await jobCount();
		const problem = await refusal('/v1/jobs', init);
		expect(problem).toMatchObject({ status: 422, kind: 'input-invalid', field, fix: expect.stringContaining(fix) });
		expect(problem.errors?.[0]).toMatchObject({ pointer });
		expect(await jobCount()).toBe(before);
	});

	it('are refused for an unknown kind', async () => {
		expect(await refusal('/v1/jobs', post({ kind: 'video.dream', input: {} }))).toMatchObject({
			field: 'kind',
			status: 422,
		});
	});

	it('are refused for a production that nobody started', async () => {
		const productionId = '00000000-0000-4000-8000-000000000000';
		const job = { kind: 'sound.generate', input: { effect: 'pop' }, productionId };
		expect(await refusal('/v1/jobs', post(job))).toMatchObject({ type: 'production-not-found', field: 'productionId' });
	});

	it('are refused for a step or an address that is no text', async () => {
		const job = { kind: 'sound.generate', input: { effect: 'pop' } };
		const stepped = { ...job, step: 'a\u0000' };
		expect(await refusal('/v1/jobs', post(stepped))).toMatchObject({ status: 422, field: 'step' });
		const called = { jobs: [job], callback: { url: 'http://127.0.0.1:9/\u0000' } };
		expect(await refusal('/v1/batches', post(called))).toMatchObject({ status: 422, field: 'callback.url' });
	});

	it('name their place in a batch', async () => {
		const before = await jobCount();
		const jobs = [
			{ kind: 'sound.generate', input: { effect: 'pop' } },
			{ kind: 'sound.generate', input: { effect: 'bang' } },
		];
		const problem = await refusal('/v1/batches', post({ jobs }));
		expect(problem).toMatchObject({ field: 'effect', errors: [{ pointer: '/jobs/1/input/effect' }] });
		expect(await jobCount()).toBe(before);
	});

	it('are refused with a context that is too large', async () => {
		const context = 'x'.repeat(limits.callbackContextBytes);
		const body = {
			jobs: [{ kind: 'sound.generate', input: { effect: 'pop' } }],
			callback: { url: 'http://127.0.0.1:9/', context },
		};
		expect(await refusal('/v1/batches', post(body))).toMatchObject({
			type: 'context-too-large',
			field: 'callback.context',
		});
	});
});
