import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buyText } from '../../../providers/text/buy-text';
import { openAiText } from '../../../providers/text/open-ai';
import { openAiCompatibleText } from '../../../providers/text/open-ai-compatible';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import { openAiResponses } from '../../fakes/vendors/openai-responses';
import type { WrittenText } from '../../fakes/vendors/text-wire';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, prompt, system, talk, talkForm } from '../../kits/vendors/text-request';
import { vendorContext, type ContextWishes } from '../../kits/vendors/vendor-context';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'sk-canary-buy-text';
const login = { authorization: `Bearer ${secret}` };
const order = (about: string) => ({
	...{ operation: 'test.write', system, prompt: `${prompt} ${about}`, maxOutputTokens: 1_000 },
	schema: { name: 'talk', form: talkForm },
});

describe('a text that is bought', () => {
	let service: NodeService;
	let fake: VendorFake;
	let written: () => WrittenText = goodTalk;
	beforeAll(async () => {
		service = await openNodeService('buy-text');
		fake = await startVendorFake(openAiResponses({ secret, write: () => written() }));
	});
	afterAll(async () => {
		await fake.stop();
		await service.close();
	});
	beforeEach(() => void (written = goodTalk));
	const context = (wishes: Partial<ContextWishes> = {}) => {
		const { baseUrl, apiKey } = service.credentials;
		return vendorContext({
			...{ baseUrl: fake.baseUrl, login },
			service: async (path, { headers, ...init }) =>
				await fetch(`${baseUrl}${path}`, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
			...wishes,
		});
	};

	it('has the form that was asked for, its price before and its cost after', async () => {
		const bought = await buyText(openAiText, order('price'), context());
		expect(bought).toMatchObject({
			json: talk,
			model: 'gpt-6-luna-2026-10-01',
			reused: false,
			costMicros: 232,
			warnings: [],
		});
		expect(bought.priceMicros).toBeGreaterThan(bought.costMicros);
		// Known to the compiler, too: its words are those of the form.
		const mood: 'calm' | 'playful' = bought.json.mood;
		expect(mood).toBe('calm');
	});

	it('is bought once where two runs ask for the same at the same time', async () => {
		const before = fake.paid();
		const both = await Promise.all([0, 1].map(async () => await buyText(openAiText, order('twice'), context())));
		expect(fake.paid() - before).toBe(1);
		expect(both.map(({ json }) => json)).toEqual([talk, talk]);
		expect(both.map(({ reused }) => reused).sort()).toEqual([false, true]);
	});

	it('is bought anew where anything that shapes it differs, a picture among it', async () => {
		const before = fake.paid();
		const image = (last: number) => ({ mediaType: 'image/png', bytes: new Uint8Array([137, 80, last]) });
		await buyText(openAiText, { ...order('shape'), images: [image(1)] }, context());
		await buyText(openAiText, { ...order('shape'), images: [image(2)] }, context());
		await buyText(openAiText, { ...order('shape'), temperature: 0.1 }, context());
		await buyText(openAiText, { ...order('shape'), images: [image(1)] }, context());
		expect(fake.paid() - before).toBe(3);
	});

	it('is asked for once more where the order’s own check finds a fault', async () => {
		const before = fake.paid();
		const faults = [['the title must rhyme'], []];
		const bought = await buyText(openAiText, { ...order('check'), check: () => faults.shift() ?? [] }, context());
		expect(bought.costMicros).toBe(2 * 232);
		expect(fake.paid() - before).toBe(2);
		expect(JSON.stringify(fake.seen.at(-1)?.json())).toContain('the title must rhyme');
	});

	it('of a model that ends soon comes with a warning, and of one that has ended not at all', async () => {
		const { warnings } = await buyText(openAiText, { ...order('soon'), model: 'gpt-4o' }, context());
		expect(warnings).toMatchObject([
			{ code: 'model-retiring', message: expect.stringContaining('2027-01-14') },
			{ code: 'price-unknown' },
		]);
		const before = fake.seen.length;
		const later = buyText(
			openAiText,
			{ ...order('late'), model: 'gpt-4o' },
			context({ startsAt: '2027-01-14T00:00:00Z' }),
		);
		await expect(later).rejects.toMatchObject({
			kind: 'configuration-invalid',
			refusal: { fix: expect.stringContaining('gpt-6-luna') },
		});
		expect(fake.seen).toHaveLength(before);
	});

	it('of a model that only the vendor’s list knows comes with the end that it tells, asked for once a day', async () => {
		const model = 'gpt-5.5';
		const shortly = { startsAt: '2027-06-01T00:00:00Z' };
		const lists = () => fake.seen.filter(({ path }) => path === '/models').length;
		const before = lists();
		for (const about of ['tuned', 'tuned again']) {
			const { warnings } = await buyText(openAiText, { ...order(about), model }, context(shortly));
			expect(warnings).toContainEqual(
				expect.objectContaining({ code: 'model-retiring', message: expect.stringContaining('2027-06-30') }),
			);
		}
		expect(lists() - before).toBe(1);
		const paid = fake.paid();
		const late = buyText(openAiText, { ...order('tuned late'), model }, context({ startsAt: '2027-06-30T00:00:00Z' }));
		await expect(late).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field: 'model' } });
		expect(fake.paid()).toBe(paid);
	});

	it('is not asked of a vendor that sees no pictures, nor of a server without a model', async () => {
		const images = [{ mediaType: 'image/png', bytes: new Uint8Array([1]) }];
		await expect(buyText(openAiCompatibleText, { ...order('x'), images }, context())).rejects.toMatchObject({
			kind: 'configuration-invalid',
			message: 'OpenAI-Compatible does not look at pictures',
		});
		const wire = { path: '/chat/completions', modelsPath: '/models', tokenLimit: 'max_tokens' as const, models: [] };
		await onFake(chatCompletions({ secret, write: goodTalk, ...wire }), { login }, async (empty) => {
			await expect(buyText(openAiCompatibleText, order('x'), empty)).rejects.toMatchObject({
				kind: 'configuration-invalid',
				message: 'OpenAI-Compatible: the server has no model',
			});
		});
	});

	it('that was cut is not kept: the next run asks again', async () => {
		written = () => ({ text: '{"ti', isCut: true });
		await expect(buyText(openAiText, order('cut'), context())).rejects.toMatchObject({
			refusal: { paid: 'yes', costMicros: 232 },
		});
		written = goodTalk;
		expect(await buyText(openAiText, order('cut'), context())).toMatchObject({ json: talk, reused: false });
	});
});
