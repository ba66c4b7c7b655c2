import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from '../kits/n8n.js';
import {
	openTemplate,
	productionOf,
	readTemplate,
	withParameters,
	type Runner,
	type Template,
} from '../kits/template.js';

type Row = { id: number; text: string; state: string | null; productionId: string | null; message: string | null };

/** The template with small videos, started by a webhook in place of its schedule. */
function startedByWebhook(): Template {
	const template = withParameters(readTemplate('02-batch-from-table.json'), 'Assemble video', {
		aspectRatios: ['9:16'],
		quality: 'draft',
	});
	const nodes = template.nodes.map((node) =>
		node.name === 'Every hour'
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: 'batch-from-table',
					parameters: { httpMethod: 'POST', path: 'batch-from-table', responseMode: 'onReceived' },
				}
			: node,
	);
	return { ...template, nodes } as Template;
}

describe('batch from a table in a real n8n', () => {
	let stage: Stage;
	let workflow: Runner;

	beforeAll(async () => {
		stage = await openStage();
		workflow = await openTemplate(stage, startedByWebhook(), 'batch-from-table');
	}, 900_000);
	afterAll(async () => await stage?.close());

	const tableId = async () => {
		const { data } = await stage.n8n.api.call<{ data: { id: string; name: string }[] }>('GET', '/data-tables');
		const table = data.find(({ name }) => name === 'Showrunner stories');
		if (!table) throw new Error('The template made no table');
		return table.id;
	};
	const rows = async () =>
		(await stage.n8n.api.call<{ data: Row[] }>('GET', `/data-tables/${await tableId()}/rows`)).data;

	it('makes its table on the first run and has nothing to do', async () => {
		expect((await workflow.run({})).status).toBe('success');
		expect(await rows()).toEqual([]);
	});

	it('makes a video of every good row, says what is off in a bad one, and leaves both alone afterwards', async () => {
		const texts = [
			'The kettle sang. Nobody listened.',
			'\u0000\u0001\u0002 junk \u0007',
			'Es war einmal ein kurzer Satz.',
		];
		await stage.n8n.api.call('POST', `/data-tables/${await tableId()}/rows`, { data: texts.map((text) => ({ text })) });
		const execution = await workflow.run({});
		expect({ status: execution.status, error: execution.data?.resultData.error?.message }).toEqual({
			status: 'success',
		});
		const done = await rows();
		expect(done.map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
		expect(done[1]?.message).toContain("'Text'");
		expect(new Set(done.map(({ productionId }) => productionId)).size).toBe(3);
		expect((await productionOf(stage, execution)).state).toBe('completed');

		const again = await workflow.run({});
		expect(again.status).toBe('success');
		expect(again.data?.resultData.runData['Assemble video']).toBeUndefined();
	}, 900_000);
});
