import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpendGrouping } from '@showrunner/contract';
import { reportSpend } from '../../../../render-node/src/application/budgets/report-spend.js';
import { commitSpend, releaseSpend } from '../../../../render-node/src/application/budgets/settle-spend.js';
import { openSpendBooks, usd, type SpendBooks } from '../../../kits/spend-books.js';

let books: SpendBooks;
let video = '';
beforeAll(async () => {
	books = await openSpendBooks({ SHOWRUNNER_DAY_CAP: '1000' });
	video = (await books.start({ channel: 'sea', budgetMicros: usd(100) })).id;
	const day = (instant: string) => void (books.time.at = new Date(instant));
	day('2026-03-08T07:30:00Z');
	const speech = { service: 'speech', operation: 'generate', contentType: 'short' } as const;
	const cheaper = [
		{ provider: 'openai', amountMicros: usd(1.5) },
		{ provider: 'renderNode', amountMicros: 0 },
	];
	const spoken = await books.reserve({
		...{ ...speech, provider: 'elevenlabs', amountMicros: usd(4), productionId: video, alternatives: cheaper },
	});
	await commitSpend(books.deps, spoken.id, { amountMicros: usd(3) });
	day('2026-03-08T08:30:00Z');
	await books.reserve({
		...speech,
		provider: 'elevenlabs',
		amountMicros: usd(2),
		productionId: video,
		alternatives: cheaper,
	});
	const costly = [{ provider: 'fal', amountMicros: usd(9) }];
	await books.reserve({ amountMicros: usd(7), alternatives: costly, channel: 'land' });
	await releaseSpend(books.deps, (await books.reserve({ amountMicros: usd(50), alternatives: cheaper })).id);
});
afterAll(async () => books.stop());

const report = (by: SpendGrouping, wish: object = {}) => reportSpend(books.deps, { by, limit: 50, ...wish });
const row = (key: string | null, reserved: number, committed: number, count: number) => ({
	...{ key, currency: 'USD', count },
	...{ reservedMicros: usd(reserved), committedMicros: usd(committed) },
});

describe('the report of what was spent', () => {
	it('adds up by each of its groups, the most expensive first, without what was given back', async () => {
		const rows = async (by: SpendGrouping) => (await report(by)).rows;
		expect(await rows('service')).toEqual([row('image', 7, 0, 1), row('speech', 2, 3, 2)]);
		expect(await rows('provider')).toEqual([row('openai', 7, 0, 1), row('elevenlabs', 2, 3, 2)]);
		expect(await rows('video')).toEqual([row(null, 7, 0, 1), row(video, 2, 3, 2)]);
		expect(await rows('channel')).toEqual([row('land', 7, 0, 1), row('sea', 2, 3, 2)]);
		expect(await rows('content-type')).toEqual([row(null, 7, 0, 1), row('short', 2, 3, 2)]);
		expect((await report('service')).totals).toEqual([
			{ currency: 'USD', reservedMicros: usd(9), committedMicros: usd(3), count: 3 },
		]);
	});

	it('tells days by the clocks of a zone', async () => {
		expect((await report('day')).rows).toEqual([row('2026-03-08', 9, 3, 3)]);
		expect((await report('day', { timeZone: 'America/Los_Angeles' })).rows).toEqual([
			row('2026-03-08', 9, 0, 2),
			row('2026-03-07', 0, 3, 1),
		]);
	});

	it('is of what lies between two instants, and of what is asked for', async () => {
		const early = { from: '2026-03-08T07:30:00.000Z', to: '2026-03-08T08:30:00.000Z' };
		expect((await report('service', early)).rows).toEqual([row('speech', 0, 3, 1)]);
		expect((await report('service', { productionId: video })).rows).toEqual([row('speech', 2, 3, 2)]);
		expect((await report('provider', { limit: 1 })).rows).toHaveLength(1);
		expect((await report('provider', { limit: 1 })).totals).toMatchObject([{ count: 3 }]);
		await expect((async () => report('day', { from: early.to, to: early.from }))()).rejects.toMatchObject({
			problem: { type: 'instants-reversed', field: 'to' },
		});
	});

	it('hints at what the cheapest stated alternative would have saved, and at none that costs more', async () => {
		expect((await report('service')).hints).toEqual([
			{
				...{ service: 'speech', operation: 'generate', provider: 'elevenlabs', cheaperProvider: 'renderNode' },
				...{ currency: 'USD', count: 2, paidMicros: usd(5), cheaperMicros: 0, savedMicros: usd(5) },
			},
		]);
	});
});
