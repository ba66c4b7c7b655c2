import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { startFaultProxy, type FaultProxy } from '../../kits/s3/fault-proxy';
import { runNode } from '../../kits/run-node';

let service: NodeService;
let proxy: FaultProxy;
beforeAll(async () => {
	service = await openNodeService('start-many');
	proxy = await startFaultProxy(service.credentials.baseUrl);
});
afterAll(async () => {
	await proxy?.stop();
	await service?.close();
});

const rows = (count: number, prefix: string) =>
	Array.from({ length: count }, (_, at) => ({
		json: { row: at, key: `${prefix}-${at}`, title: `${prefix} ${at}`, locale: 'en' },
	}));

async function startMany(input: { json: IDataObject }[], parameters: IDataObject = {}, settings: IDataObject = {}) {
	const type = 'n8n-nodes-showrunner.showrunnerProduction';
	const form = { resource: 'production', operation: 'startMany', idempotencyKey: '={{ $json.key }}', ...parameters };
	const credentials = { ...service.credentials, baseUrl: proxy.endpoint };
	const nodes = [{ type, name: 'Node', parameters: form, ...settings }];
	const result = await openEngine({ nodes, input, credentials, mode: 'manual' }).begin().ended;
	return { items: itemsOf(result, 'Node'), error: result.data.resultData.error };
}
const goesOn = { onError: 'continueRegularOutput' };
const productionOf = ({ json }: { json: IDataObject }) => json.production as IDataObject | undefined;

describe('Showrunner Production: Start Many', () => {
	it('starts all items by one request, numbers the series in their order, and finds them again', async () => {
		proxy.seen.length = 0;
		const input = rows(5, 'series');
		const form = { options: { channel: 'Sea', series: 'Many', budget: 2.5 } };
		const { items, error } = await startMany(input, form);
		expect(error).toBeUndefined();
		expect(proxy.seen).toEqual(['POST /v1/productions/batch']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
		expect(items.map((item) => [item.json.row, productionOf(item)?.title, productionOf(item)?.episode])).toEqual(
			input.map((_, at) => [at, `series ${at}`, at + 1]),
		);
		const again = await startMany(input, form);
		expect(again.items.map((item) => productionOf(item)?.id)).toEqual(items.map((item) => productionOf(item)?.id));
	});

	it('sends more than a hundred in several requests', async () => {
		proxy.seen.length = 0;
		const { items } = await startMany(rows(101, 'hundred'));
		expect(proxy.seen).toHaveLength(2);
		expect(new Set(items.map((item) => productionOf(item)?.id)).size).toBe(101);
		expect(items.at(-1)).toMatchObject({ json: { row: 100, production: { title: 'hundred 100' } } });
	});

	const mixed = () => {
		const input: { json: IDataObject }[] = rows(5, 'mixed');
		input[1] = { json: { ...input[1]?.json, locale: 'no locale' } };
		input[2] = { json: { ...input[2]?.json, title: 'x'.repeat(10_000) } };
		input[4] = { json: { ...input[4]?.json, profile: 'Nobody' } };
		return input;
	};
	const mixedForm = { options: { profile: { __rl: true, mode: 'name', value: '={{ $json.profile }}' } } };

	it('tells each refusal at its item and starts the others, where the node goes on', async () => {
		const { items, error } = await startMany(mixed(), mixedForm, goesOn);
		expect(error).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
		expect(items.map((item) => productionOf(item)?.state ?? item.json.error)).toEqual([
			'running',
			"'Locale' is not as it must be",
			"'Title': The title has 10000 characters",
			'running',
			"'Settings Profile': There is no settings profile of this name",
		]);
	});

	it('stops before anything is sent when a form cannot be read', async () => {
		proxy.seen.length = 0;
		const { error } = await startMany(mixed(), mixedForm);
		expect(error?.message).toBe("'Title': The title has 10000 characters");
		expect(proxy.seen).toEqual([]);
	});

	it('stops with the first refusal of the service, which names its item', async () => {
		const input = mixed().filter((_, at) => at === 0 || at === 4);
		const { error } = await startMany(input, mixedForm);
		expect(error).toMatchObject({
			message: "'Settings Profile': There is no settings profile of this name",
			context: { itemIndex: 1 },
		});
		const wrongLocale = mixed().filter((_, at) => at < 2);
		expect((await startMany(wrongLocale)).error).toMatchObject({
			message: "'Locale' is not as it must be",
			context: { itemIndex: 1 },
		});
	});

	it('waits for a service that is away, and finds what was started when the answer was lost', async () => {
		let lost = 0;
		proxy.break(() => (lost++ === 0 ? { kind: 'cut', afterBytes: 10 } : null));
		const { items, error } = await startMany(rows(2, 'lost'));
		proxy.heal();
		expect([error, lost]).toEqual([undefined, 2]);
		const found = await startMany(rows(2, 'lost'));
		expect(found.items.map((item) => productionOf(item)?.id)).toEqual(items.map((item) => productionOf(item)?.id));
	});
});

describe('Showrunner Production: Compare Versions', () => {
	const run = (operation: string, parameters: IDataObject) => {
		const profile = { __rl: true, mode: 'name', value: 'Compared' };
		const form = { node: 'Production', resource: 'settingsProfile', operation, parameters: { profile, ...parameters } };
		return runNode(service.credentials, { ...form, json: { keep: 1 } });
	};

	it('tells what differs, by default between the two newest', async () => {
		for (const mood of ['calm', 'playful', 'dramatic']) await run('createVersion', { settings: { mood } });
		const between = async (form: IDataObject) => {
			const { json, error } = await run('compareVersions', form);
			expect(error).toBeUndefined();
			return json;
		};
		expect(await between({})).toMatchObject({
			keep: 1,
			settingsComparison: { from: 2, to: 3, changes: [{ field: 'mood', from: 'playful', to: 'dramatic' }] },
		});
		expect(await between({ from: 1, to: 3 })).toMatchObject({
			settingsComparison: { from: 1, to: 3, changes: [{ from: 'calm', to: 'dramatic' }] },
		});
		expect(await between({ to: 2 })).toMatchObject({ settingsComparison: { from: 1, to: 2 } });
		expect((await run('compareVersions', { from: 1, to: 9 })).error).toMatchObject({
			httpCode: '404',
			message: "'To Version': The profile 'Compared' has no version 9",
		});
	});
});
