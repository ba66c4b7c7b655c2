import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, INode, NodeApiError } from 'n8n-workflow';
import { searchQuotas } from '../../../nodes/shared/methods/search-quotas';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { runNode } from '../../kits/run-node';

let service: NodeService;
beforeAll(async () => void (service = await openNodeService('quota-node')));
afterAll(async () => await service.close());

const hourMs = 60 * 60 * 1000;
const run = (operation: string, parameters: IDataObject = {}, json: IDataObject = {}) =>
	runNode(service.credentials, { node: 'Budget', resource: 'quota', operation, parameters, json });
const done = async (...wanted: Parameters<typeof run>) => {
	const { json, error } = await run(...wanted);
	expect(error).toBeUndefined();
	return json.quota as IDataObject;
};
const create = (name: string, parameters: IDataObject = {}) => done('createOrUpdate', { name, ...parameters });
const chosen = ({ id }: IDataObject) => ({ __rl: true, mode: 'id', value: String(id) });

describe('Showrunner Budget: Quota', () => {
	it('says in the form when what was taken comes back', async () => {
		expect(await create('daily')).toMatchObject({
			...{ limit: 10_000, spacingMs: 0, unit: 'units', project: null, channel: null },
			reset: { kind: 'daily', at: '00:00', timeZone: 'America/Los_Angeles' },
		});
		const options = { channel: 'Sea', project: 'p1', spacingMinutes: 120, unit: 'uploads' };
		expect(await create('weekly', { limitUnits: 6, resets: 'weekly', weekday: 'friday', options })).toMatchObject({
			...{ limit: 6, spacingMs: 2 * hourMs, unit: 'uploads', project: 'p1', channel: 'Sea' },
			reset: { kind: 'weekly', weekday: 'friday' },
		});
		const monthly = { resets: 'monthly', dayOfMonth: 15, resetAt: '06:30', timeZone: 'Asia/Kathmandu' };
		expect(await create('monthly', monthly)).toMatchObject({
			reset: { kind: 'monthly', day: 15, at: '06:30', timeZone: 'Asia/Kathmandu' },
		});
		expect(await create('rolling', { resets: 'rolling', windowHours: 0.5 })).toMatchObject({
			reset: { kind: 'rolling', windowMs: hourMs / 2 },
		});
		expect((await run('createOrUpdate', { name: 'wrong', timeZone: 'Nowhere' })).error?.message).toContain('imeZone');
	});

	it('takes and gives back without an expression', async () => {
		const quota = await create('chain', { limitUnits: 1, resets: 'rolling' });
		const step = (name: string, operation: string, parameters: IDataObject = {}) => ({
			type: 'n8n-nodes-showrunner.showrunnerBudget',
			name,
			parameters: { resource: 'quota', operation, ...parameters },
		});
		const nodes = [
			step('Take', 'take', { quotaId: chosen(quota), options: { note: 'Upload' } }),
			step('Give Back', 'giveBack'),
			step('Get', 'get', { quotaId: chosen(quota) }),
		];
		const input = [{ json: { keep: 1 } }];
		const result = await openEngine({ nodes, input, credentials: service.credentials }).begin().ended;
		expect(result.data.resultData.error?.message).toBeUndefined();
		const after = (name: string) => itemsOf(result, name)[0]?.json;
		expect(after('Take')).toMatchObject({ keep: 1, quota: { left: 0, take: { amount: 1, note: 'Upload' } } });
		expect(after('Give Back')).toMatchObject({ quota: { left: 1, take: { givenBackAt: expect.any(String) } } });
		expect(after('Get')).toMatchObject({ keep: 1, quota: { left: 1 } });
	});

	it('ends with the next free instant where it is used up, and books it when told to', async () => {
		const quota = await create('full', { limitUnits: 1, resets: 'rolling', options: { unit: 'uploads' } });
		const quotaId = chosen(quota);
		const taken = await done('take', { quotaId });
		const freeAt = new Date(Date.parse((taken.take as { at: string }).at) + 24 * hourMs).toISOString();
		const { error } = await run('take', { quotaId, options: { idempotencyKey: 'another' } });
		expect(error?.message).toContain("'full' is used up");
		expect((error as NodeApiError).description).toContain(freeAt);
		const booked = await done('take', { quotaId, when: 'nextFree', options: { idempotencyKey: 'later' } });
		expect(booked.take).toMatchObject({ at: freeAt });
		const again = await done('take', { quotaId, when: 'nextFree', options: { idempotencyKey: 'later' } });
		expect((again.take as IDataObject).id).toBe((booked.take as IDataObject).id);
		expect(await done('get', { quotaId, options: { amount: 1, from: '2020-01-01' } })).toMatchObject({
			nextFree: { at: new Date(Date.parse(freeAt) + 24 * hourMs).toISOString() },
		});
	});

	it('plans for a time on the clocks of the workflow', async () => {
		const quota = await create('planned', { limitUnits: 5 });
		const tomorrow = new Date(Date.now() + 24 * hourMs).toISOString();
		const planned = await done('take', { quotaId: chosen(quota), when: 'at', at: tomorrow });
		expect(planned.take).toMatchObject({ at: tomorrow });
		const missing = await run('take', { quotaId: chosen(quota), when: 'at', at: 'soon' });
		expect(missing.error?.message).toContain("'At': 'soon' is no date");
	});

	it('is deleted with what was taken', async () => {
		const quota = await create('deleted', { limitUnits: 5 });
		await done('take', { quotaId: chosen(quota) });
		const { json, error } = await run('delete', { quotaId: chosen(quota) });
		expect(error).toBeUndefined();
		expect(json).toEqual({ deleted: true });
		expect((await run('get', { quotaId: chosen(quota) })).error?.message).toContain('no such quota');
		const nothing = { __rl: true, mode: 'id', value: '={{ $json.nothing }}' };
		expect((await run('delete', { quotaId: nothing })).error?.message).toContain('No quota is chosen');
	});

	it('is listed with what is left', async () => {
		const quota = await create('listed', { limitUnits: 7, options: { channel: 'Sea', unit: 'uploads' } });
		const many = await run('getMany', { filters: { name: 'listed' } });
		expect(many.json.quota).toMatchObject({ id: quota.id, left: 7 });
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerBudget', name: 'Node', parameters: {} }];
		const engine = openEngine({ nodes, credentials: service.credentials });
		const node = engine.workflow.getNode('Node') as INode;
		const context = new LoadOptionsContext(engine.workflow, node, engine.additionalData, 'path');
		expect((await searchQuotas.call(context, 'LISTED')).results).toEqual([
			{ name: 'listed of Sea: 7 of 7 uploads left', value: quota.id },
		]);
		expect((await run('giveBack', { quotaId: chosen(quota) })).error?.message).toBe(
			"'Take ID': The item has taken nothing",
		);
	});
});
