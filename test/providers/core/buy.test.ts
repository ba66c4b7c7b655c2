import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buy, type Made, type Offer } from '../../../providers/core/buy';
import { TicketEnded } from '../../../providers/core/follow-ticket';
import { ProviderError } from '../../../providers/core/provider-error';
import type { VendorContext } from '../../../providers/core/vendor-context';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { vendorContext, type ContextWishes } from '../../kits/vendors/vendor-context';

type Poem = { text: string };

const usd = (micros: number) => ({ micros, currency: 'USD' });
const offer = (about: string, change: Partial<Offer> = {}): Offer => ({
	...{ vendor: { id: 'muse' }, service: 'text', operation: 'generate', model: 'sonnet-1' },
	...{ shapedBy: { about }, price: usd(50_000) },
	...change,
});

const away = { title: 'Away', kind: 'temporarily-unavailable' } as const;

describe('buying a piece from a vendor', () => {
	let kit: NodeService;
	let client: ContractClient;
	let calls = 0;
	beforeAll(async () => {
		kit = await openNodeService('buy');
		client = createContractClient('', kit.service);
	});
	afterAll(async () => await kit.close());
	beforeEach(() => void (calls = 0));

	const context = (change: Partial<ContextWishes> = {}) =>
		vendorContext({ baseUrl: kit.credentials.baseUrl, service: kit.service, ...change });
	const made = (text: string): Made<Poem> => ({ result: { text }, assetIds: [], costMicros: 30_000 });
	const poet = (text: string) => ({
		make: async () => {
			calls++;
			return made(text);
		},
	});
	const refusing = (refusal: ConstructorParameters<typeof ProviderError>[0]) => ({
		make: async () => {
			calls++;
			throw new ProviderError(refusal);
		},
	});
	const spent = async (provider = 'muse') => {
		const { rows } = await client.call('reportSpend', { query: { by: 'provider' } });
		return rows.find(({ key }) => key === provider)?.committedMicros ?? 0;
	};

	const elsewhere = [
		{ provider: 'dear', label: 'Dear', model: 'd', amountMicros: 90_000, currency: 'USD' },
		{ provider: 'cheap', label: 'Cheap', model: 'c', amountMicros: 10_000, currency: 'USD' },
		{ provider: 'far', label: 'Far', model: 'f', amountMicros: 1, currency: 'EUR' },
		{ provider: 'renderNode', label: 'Render Node', amountMicros: 0, currency: '' },
	];

	const pounds = { micros: 40_000, currency: 'GBP' };
	const inDollars = async () => [{ from: 'GBP', to: 'USD', rate: 1.25, asOf: '2026-11-20' }];

	it('pays a price in another currency by the rate that is set, and says so', async () => {
		const abroad = offer('the channel', { vendor: { id: 'bard' }, price: pounds });
		const bought = await buy(abroad, poet('Tides'), { ...context(), exchangeRates: inDollars });
		expect(bought).toMatchObject({
			...{ priceMicros: 50_000, costMicros: 37_500, currency: 'USD' },
			exchange: { from: 'GBP', to: 'USD', rate: 1.25, asOf: '2026-11-20' },
		});
		expect(await spent('bard')).toBe(37_500);
		const failing = refusing({ kind: 'content-rejected', title: 'No', paid: 'yes', costMicros: 4_000 });
		const lost = buy(offer('the fog', { vendor: { id: 'bard' }, price: pounds }), failing, {
			...{ ...context(), exchangeRates: inDollars },
		});
		await expect(lost).rejects.toMatchObject({ refusal: { costMicros: 5_000, currency: 'USD' } });
		expect(await spent('bard')).toBe(42_500);
	});

	it('refuses a price in another currency where no rate is set, and names the ways out', async () => {
		const before = calls;
		const refused = buy(offer('the strait', { price: pounds }), poet('Never'), context());
		await expect(refused).rejects.toMatchObject({
			...{ kind: 'configuration-invalid', refusal: { fix: expect.stringContaining('SHOWRUNNER_EXCHANGE_RATES') } },
		});
		expect(calls).toBe(before);
	});

	it('tells the books what others would have taken, for hints', async () => {
		await buy(offer('the moon', { vendor: { id: 'dearMuse' }, alternatives: elsewhere }), poet('Bright'), context());
		const { hints } = await client.call('reportSpend', { query: { by: 'provider', provider: 'dearMuse' } });
		expect(hints).toMatchObject([{ provider: 'dearMuse', cheaperProvider: 'cheap', savedMicros: 20_000 }]);
	});

	it('says who would take less where a cap is in the way, and asks nobody for it', async () => {
		const production = await client.call('startProduction', {
			body: { title: 'Tight', locale: 'en', budgetMicros: 20_000 },
			idempotencyKey: 'tight',
		});
		const tight = { ...context(), productionId: production.id };
		const told = async (alternatives: typeof elsewhere) =>
			await buy(offer('the cap', { alternatives }), poet('Never'), tight).catch(
				(error: unknown) => error as ProviderError,
			);
		expect(await told(elsewhere)).toMatchObject({
			...{ kind: 'quota-exhausted', refusal: { alternatives: [{ provider: 'renderNode' }, { provider: 'cheap' }] } },
		});
		const { refusal } = (await told(elsewhere)) as ProviderError;
		expect(refusal.fix).toContain('Render Node would do it for nothing, Cheap for at most USD 0.01. Take a cheaper');
		const alone = (await told(elsewhere.slice(0, 1))) as ProviderError;
		expect(alone.refusal).not.toHaveProperty('alternatives');
		expect(alone.refusal.fix).toMatch(/^Take a cheaper/);
		expect(calls).toBe(0);
	});

	it('pays once for what two runs ask for, and says what it cost', async () => {
		const before = await spent();
		const first = await buy(offer('the sea'), poet('Waves'), context());
		const second = await buy(offer('the sea'), poet('Other'), context());
		expect(first).toMatchObject({ result: { text: 'Waves' }, reused: false, priceMicros: 50_000, costMicros: 30_000 });
		expect(second).toMatchObject({ result: { text: 'Waves' }, reused: true, costMicros: 0 });
		expect(calls).toBe(1);
		expect((await spent()) - before).toBe(30_000);
	});

	it('takes anything that shapes the result as another piece', async () => {
		await buy(offer('a hill'), poet('1'), context());
		await buy(offer('a hill', { model: 'sonnet-2' }), poet('2'), context());
		await buy(offer('a hill', { shapedBy: { about: 'a hill', seed: 2 } }), poet('3'), context());
		await buy(offer('a hill', { vendor: { id: 'bard' } }), poet('4'), context());
		expect(calls).toBe(4);
	});

	it('lets only one of many at once pay', async () => {
		const slow = {
			make: async () => {
				calls++;
				await new Promise((resolve) => setTimeout(resolve, 300));
				return made('Once');
			},
		};
		const all = await Promise.all(Array.from({ length: 8 }, async () => await buy(offer('a crowd'), slow, context())));
		expect(calls).toBe(1);
		expect(new Set(all.map(({ result }) => result.text))).toEqual(new Set(['Once']));
		expect(all.filter(({ reused }) => !reused)).toHaveLength(1);
	});

	it('buys anew where reuse is off, but not for another try of the same run', async () => {
		const own = { ...context({ idempotencyKey: 'run-7' }), reuse: false };
		await buy(offer('fog'), poet('old'), context());
		const anew = await buy(offer('fog'), poet('new'), own);
		const retried = await buy(offer('fog'), poet('newer'), own);
		expect([anew.result.text, retried.result.text]).toEqual(['new', 'new']);
		expect(calls).toBe(2);
	});

	it('gives the money back when the vendor refuses, and keeps it booked when nobody knows', async () => {
		const before = await spent('choosy');
		const choosy = { vendor: { id: 'choosy' } };
		const refusal = { kind: 'content-rejected', title: 'Choosy refused the content' } as const;
		await expect(buy(offer('a duel', choosy), refusing(refusal), context())).rejects.toMatchObject({ refusal });
		expect(await spent('choosy')).toBe(before);
		const cut = { kind: 'temporarily-unavailable', title: 'No answer', paid: 'unknown' } as const;
		await expect(buy(offer('a storm', choosy), refusing(cut), context())).rejects.toMatchObject({ refusal: cut });
		expect((await spent('choosy')) - before).toBe(50_000);
		const again = await buy(offer('a storm', choosy), poet('Thunder'), context());
		expect(again.warnings.map(({ code }) => code)).toEqual(['possibly-paid-twice']);
	});

	it('does not call a vendor beyond a cap', async () => {
		await client.call('setBudget', { body: { scope: 'provider', key: 'dear', period: 'total', limitMicros: 10_000 } });
		const beyond = buy(offer('gold', { vendor: { id: 'dear' } }), poet('never'), context());
		await expect(beyond).rejects.toMatchObject({ kind: 'quota-exhausted', refusal: { status: 402 } });
		expect(calls).toBe(0);
	});

	it('leaves the circuit of a vendor alone when the execution is cancelled while it works', async () => {
		const before = await spent('halted');
		for (let at = 0; at < 8; at++) {
			const stop = new AbortController();
			const stopped = {
				make: async (): Promise<Made<Poem>> => {
					stop.abort();
					throw new ProviderError({ kind: 'temporarily-unavailable', title: 'No answer', paid: 'unknown' });
				},
			};
			const halted = offer(`a halt ${at}`, { vendor: { id: 'halted' } });
			await expect(buy(halted, stopped, context({ signal: stop.signal }))).rejects.toThrow('No answer');
		}
		const { items } = await client.call('getCircuits', {});
		expect(items.filter(({ provider }) => provider === 'halted')).toEqual([]);
		expect((await spent('halted')) - before).toBe(8 * 50_000);
	});

	it('asks no vendor, and pays nothing, when the execution was cancelled during the claim', async () => {
		const stop = new AbortController();
		const slowClaim: VendorContext['service'] = async (path, init) => {
			const answer = await kit.service(path, init);
			const text = await answer.text();
			stop.abort();
			return new Response(text, { status: answer.status });
		};
		const own = context({ signal: stop.signal, service: slowClaim });
		const early = { vendor: { id: 'early' } };
		await expect(buy(offer('a start', early), poet('never'), own)).rejects.toThrow('before the vendor was asked');
		expect(calls).toBe(0);
		expect(await spent('early')).toBe(0);
	});

	it('sends on to a vendor priced otherwise where a cap is in another currency, and says the way out', async () => {
		const cap = { scope: 'provider', key: 'overseas', period: 'total', limitMicros: 10_000, currency: 'EUR' } as const;
		await client.call('setBudget', { body: cap });
		const overseas = { vendor: { id: 'overseas' } };
		const refused = buy(offer('a port', overseas), poet('never'), context());
		await expect(refused).rejects.toMatchObject({
			kind: 'configuration-invalid',
			refusal: { fix: expect.stringContaining('Showrunner Budget') },
		});
		expect(calls).toBe(0);
		await expect(buy(offer('a port', overseas), poet('never'), context())).rejects.toThrow('is in EUR');
	});

	it('takes what is free as free in the currency of every cap', async () => {
		await client.call('setBudget', { body: { scope: 'provider', key: 'kind', period: 'total', limitMicros: 10_000 } });
		const free = offer('a gift', { vendor: { id: 'kind' }, price: { micros: 0, currency: 'CHF' } });
		const gift = await buy(free, { make: async () => ({ ...made('Yours'), costMicros: 0 }) }, context());
		expect(gift).toMatchObject({ result: { text: 'Yours' }, costMicros: 0 });
	});

	it('stores a ticket before it waits, and takes it up again in another run', async () => {
		let looks = 0;
		const slowly = {
			start: async () => {
				calls++;
				return { id: 'job-9' };
			},
			check: async ({ id }: Record<string, unknown>) => {
				looks++;
				if (looks < 3) throw new ProviderError({ kind: 'temporarily-unavailable', title: 'A look that failed' });
				return looks < 6 ? undefined : made(`From ${String(id)}`);
			},
			pauses: { intervalMs: 1_000, backoff: 1, maxIntervalMs: 1_000 },
		};
		const short = buy(offer('an epic'), slowly, context({ timeoutMs: 3_000 }));
		await expect(short).rejects.toMatchObject({ refusal: { title: 'The vendor is still at work' } });
		const { items } = await client.call('getPurchases', { query: { state: 'ticketed' } });
		expect(items.map(({ ticket }) => ticket)).toEqual([{ id: 'job-9' }]);
		const later = await buy(offer('an epic'), slowly, context());
		expect(later).toMatchObject({ result: { text: 'From job-9' }, reused: false });
		expect(calls).toBe(1);
	});

	it.each([
		['refused its ticket', () => Response.json({ type: 'busy', ...away }, { status: 503 })],
		[
			'could not be reached for its ticket',
			() => {
				throw new ProviderError({ ...away, status: 503 });
			},
		],
	])('counts as possibly paid what was ordered before the books %s', async (how, answer) => {
		const busy: VendorContext['service'] = async (path, init) =>
			path.endsWith('/ticket') ? answer() : await kit.service(path, init);
		const ordered = {
			start: async () => await Promise.resolve({ id: 'job-7' }),
			check: async () => await Promise.resolve(made('')),
		};
		const pauses = { intervalMs: 1, backoff: 1, maxIntervalMs: 1 };
		const lost = buy(offer(`a lost ode ${how}`), { ...ordered, pauses }, context({ service: busy }));
		await expect(lost).rejects.toMatchObject({ refusal: { paid: 'unknown' } });
		const again = await buy(offer(`a lost ode ${how}`), poet('Found'), context());
		expect(again.warnings).toEqual([expect.objectContaining({ code: 'possibly-paid-twice' })]);
	});

	it('starts anew after a ticket that came to nothing', async () => {
		const failing = {
			start: async () => ({ id: `job-${++calls}` }),
			check: async ({ id }: Record<string, unknown>) => {
				if (id === 'job-1') throw new TicketEnded({ kind: 'temporarily-unavailable', title: 'The vendor gave up' });
				return made(String(id));
			},
		};
		await expect(buy(offer('a saga'), failing, context())).rejects.toThrow('The vendor gave up');
		expect((await buy(offer('a saga'), failing, context())).result.text).toBe('job-2');
	});
});
