import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { buildService, launchBuilt, quickJobs, testApiKey } from '../../kits/built-service';
import { itemsOf, openEngine, type EngineNode } from '../../kits/engine';
import { runNode } from '../../kits/run-node';
import { temporaryFolder } from '../../kits/temporary-folder';

const folder = temporaryFolder('budget-node');
let service: Awaited<ReturnType<typeof launchBuilt>>;
let credentials: { baseUrl: string; apiKey: string };
beforeAll(async () => {
	buildService();
	service = await launchBuilt(quickJobs, path.join(folder.path, 'data'), {});
	credentials = { baseUrl: service.baseUrl, apiKey: testApiKey };
});
afterAll(async () => {
	const ended = new Promise((resolve) => service.child.once('exit', resolve));
	service.child.kill('SIGTERM');
	await ended;
	const home = /embedded PostgreSQL in ([^,]+)/.exec(service.store)?.[1];
	folder.remove();
	if (home) rmSync(home, { recursive: true, force: true });
});

type Wanted = { parameters?: IDataObject; json?: IDataObject; onError?: 'continueRegularOutput' };
const run = (resource: string, operation: string, wanted: Wanted = {}) =>
	runNode(credentials, { node: 'Budget', resource, operation, ...wanted });
const done = async (...wanted: Parameters<typeof run>) => {
	const { json, error } = await run(...wanted);
	expect(error).toBeUndefined();
	return json;
};
const step = (name: string, node: string, resource: string, operation: string, more: object = {}): EngineNode => ({
	type: `n8n-nodes-showrunner.showrunner${node}`,
	name,
	parameters: { resource, operation, ...more },
});
const chosen = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });

describe('Showrunner Budget on the service itself', () => {
	it('holds and books money of a production without an expression', async () => {
		const nodes = [
			step('Start', 'Production', 'production', 'start', { options: { budget: 0.5 } }),
			step('Reserve', 'Budget', 'spend', 'reserve', { provider: 'openai', amount: 0.3 }),
			step('Commit', 'Budget', 'spend', 'commit'),
			step('Second', 'Budget', 'spend', 'reserve', { provider: 'openai', amount: 0.2 }),
			step('Release', 'Budget', 'spend', 'release'),
			step('Get', 'Production', 'production', 'get'),
		];
		const result = await openEngine({ nodes, input: [{ json: { keep: 1 } }], credentials }).begin().ended;
		expect(result.data.resultData.error?.message).toBeUndefined();
		const reservationAfter = (name: string) => {
			const { keep, costs } = itemsOf(result, name)[0]?.json ?? {};
			expect(keep).toBe(1);
			return (costs as IDataObject).reservation;
		};
		expect(reservationAfter('Reserve')).toMatchObject({ state: 'reserved', amountMicros: 300_000, service: 'image' });
		expect(reservationAfter('Commit')).toMatchObject({ state: 'committed', committedMicros: 300_000 });
		expect(reservationAfter('Release')).toMatchObject({ state: 'released', amountMicros: 200_000 });
		expect(itemsOf(result, 'Get')[0]?.json.production).toMatchObject({
			costs: { committedMicros: 300_000, reservedMicros: 0, currency: 'USD' },
		});
	});

	it('stops before the call when a cap does not allow it, and says which and what to do', async () => {
		const refused = { parameters: { provider: 'openai', amount: 151 } };
		const { error } = await run('spend', 'reserve', refused);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '402', failure: { cause: 'quota-exhausted' } });
		expect(error?.message).toBe('The cap of the day does not allow this call');
		expect((error as NodeApiError).description).toMatch(
			/USD 151.00 was asked for; USD .* is left until .*cheaper provider/,
		);
		const went = await done('spend', 'reserve', { ...refused, json: { keep: 2 }, onError: 'continueRegularOutput' });
		expect(went).toMatchObject({
			keep: 2,
			error: 'The cap of the day does not allow this call',
			details: { cause: 'quota-exhausted', description: expect.stringContaining('raise the cap of the day') },
		});
	});

	it('sets, finds, lists and deletes caps in plain money', async () => {
		const parameters = {
			scope: 'provider',
			name: 'fal',
			period: 'month',
			limitAmount: 12.34,
			options: { alertAmount: 9.99 },
		};
		const made = (await done('budget', 'createOrUpdate', { parameters })).budget as IDataObject;
		expect(made).toMatchObject({ scope: 'provider', key: 'fal', limitMicros: 12_340_000, alertMicros: 9_990_000 });
		const budgetId = chosen(made.id);
		expect((await done('budget', 'get', { parameters: { budgetId } })).budget).toEqual(made);
		const filters = { scope: 'provider', key: 'fal' };
		expect((await done('budget', 'getMany', { parameters: { filters } })).budget).toEqual(made);
		expect(await done('budget', 'delete', { parameters: { budgetId } })).toEqual({ deleted: true });
		expect((await run('budget', 'get', { parameters: { budgetId } })).error).toMatchObject({ httpCode: '404' });
		const every = await done('budget', 'createOrUpdate', { parameters: { scope: 'everyVideo', limitAmount: 4 } });
		expect(every.budget).toMatchObject({ scope: 'video', key: '*', period: 'total' });
	});

	it('lists what was spent and reports it with hints', async () => {
		const options = {
			alternatives: { alternative: [{ provider: 'fal', amount: 0.01 }] },
			contentType: 'short',
			tier: 'free',
		};
		const parameters = { provider: 'elevenlabs', service: 'speech', amount: 0.07, options };
		const reserved = await done('spend', 'reserve', { parameters });
		await done('spend', 'commit', { parameters: { amount: 0.06 }, json: reserved });
		const filters = { provider: 'elevenlabs', from: '2020-01-01', state: 'committed' };
		expect((await done('spend', 'getMany', { parameters: { filters } })).reservation).toMatchObject({
			...{ committedMicros: 60_000, contentType: 'short', tier: 'free' },
			alternatives: [{ provider: 'fal', amountMicros: 10_000 }],
		});
		const made = await done('report', 'create', {
			parameters: { by: 'provider', options: { provider: 'elevenlabs' } },
		});
		expect(made.costs).toMatchObject({
			report: {
				rows: [{ key: 'elevenlabs', committedMicros: 60_000, count: 1 }],
				hints: [{ cheaperProvider: 'fal', savedMicros: 50_000 }],
			},
		});
	});

	it.each([
		['an empty provider', 'spend', 'reserve', { provider: '={{ " " }}' }, "'Provider': The field is empty"],
		[
			'an amount that is none',
			'spend',
			'reserve',
			{ provider: 'a', amount: '={{ "$3" }}' },
			"'Amount': '$3' is no amount",
		],
		['an item without a reservation', 'spend', 'commit', {}, "'Reservation ID': The item has no reservation"],
		['a reservation that is no ID', 'spend', 'release', { reservationId: 'x' }, "'Reservation ID': 'x' holds no ID"],
		[
			'a cap without a name',
			'budget',
			'createOrUpdate',
			{ scope: 'channel', name: '={{ " " }}' },
			"'Name': The channel has no name",
		],
		[
			'a video that is not there',
			'budget',
			'createOrUpdate',
			{ scope: 'video' },
			"'Production': The item has no production",
		],
		['no budget', 'budget', 'delete', { budgetId: chosen('={{ $json.nothing }}') }, "'Budget': No budget is chosen"],
		[
			'an alert above the limit',
			'budget',
			'createOrUpdate',
			{ limitAmount: 1, options: { alertAmount: 2 } },
			"'Alert At'",
		],
		['no date', 'report', 'create', { options: { from: 'soon' } }, "'From': 'soon' is no date"],
	])('refuses %s by the name of its field', async (_, resource, operation, parameters, message) => {
		const { error } = await run(resource, operation, { parameters });
		expect(error?.message).toContain(message);
	});
});
