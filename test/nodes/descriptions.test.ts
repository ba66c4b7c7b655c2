import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { packNodes } from '../kits/pack-nodes';

const root = path.resolve(__dirname, '..', '..');
const nodes = Object.entries(packNodes());
const folderOf = ({ description }: INodeType) =>
	path.join(
		root,
		'nodes',
		description.name.replace(/^./, (first) => first.toUpperCase()),
	);
const optionsOf = (property: INodeProperties) =>
	(property.options ?? []).filter((option): option is INodePropertyOptions => 'value' in option);
const isMenu = ({ type, name }: INodeProperties) => type === 'options' && (name === 'operation' || name === 'resource');
/** Fields and those inside their collections. */
function withInner(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option] : [],
		);
		return [property, ...withInner(inner)];
	});
}
/** Each way to set the menus on which other fields depend. */
function choicesOf(properties: INodeProperties[]): INodeParameters[] {
	const asked = new Set(properties.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})));
	const menus = properties.filter(({ type, name }) => type === 'options' && asked.has(name));
	return menus.reduce<INodeParameters[]>(
		(ways, menu) => ways.flatMap((way) => optionsOf(menu).map(({ value }) => ({ ...way, [menu.name]: value }))),
		[{}],
	);
}
const alwaysCovered = ['Get Many', 'Create', 'Delete', 'Get', 'Update', 'Upload', 'Download', 'Generate', 'Wait'];

describe.each(nodes)('%s', (type, node) => {
	const { description } = node;

	it('has a light and a dark icon that differ, and a codex with words to find it by', () => {
		const { light, dark } = description.icon as { light: string; dark: string };
		const [day, night] = [light, dark].map((icon) =>
			readFileSync(path.join(folderOf(node), icon.replace('file:', '')), 'utf8'),
		);
		expect(day).toMatch(/^<svg [^>]*viewBox="0 0 64 64"/);
		expect(day).not.toBe(night);
		const codexFile = path.join(folderOf(node), `${path.basename(folderOf(node))}.node.json`);
		const codex = JSON.parse(readFileSync(codexFile, 'utf8')) as {
			node: string;
			alias: string[];
			categories: string[];
			resources: { primaryDocumentation: { url: string }[] };
		};
		expect(codex.node).toBe(type);
		expect(codex.alias.length).toBeGreaterThan(3);
		// n8n shows nodes of this category to agents only: the panel's search passes over them.
		expect(codex.categories).not.toContain('AI');
		const page = codex.resources.primaryDocumentation[0]?.url.split('/main/')[1] ?? '';
		expect(existsSync(path.join(root, page))).toBe(true);
	});

	it('says in plain words under its name what it does', () => {
		const { subtitle = '' } = description;
		const body = subtitle.replace(/^=\{\{(.*)\}\}$/, '$1');
		const say = (parameter: object) =>
			(new Function('$parameter', `return ${body}`) as (parameter: object) => string)(parameter);
		const parameter = { resource: 'soundEffect', operation: 'getMany', events: ['job-failed', 'job-completed'] };
		expect(say(parameter)).toMatch(/^(get many: sound effect|job failed, job completed)$/);
	});

	it('speaks of each operation in n8n’s way', () => {
		for (const menu of description.properties.filter(({ name }) => name === 'operation')) {
			for (const option of optionsOf(menu)) {
				expect(option.action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
				expect(option.action).not.toMatch(/ (a|an|the) /);
				expect(option.description).not.toMatch(/\.$/);
				expect(option.description).not.toBe(option.action);
				if (alwaysCovered.includes(option.name))
					expect(option.action?.toLowerCase()).toContain(option.name.split(' ')[0]?.toLowerCase());
			}
		}
	});

	it('sorts its menus and shows at most ten fields at once', () => {
		for (const property of description.properties.filter(isMenu)) {
			const names = optionsOf(property).map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		}
		const operations = description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap((menu) => {
				const [resource] = (menu.displayOptions?.show?.resource ?? []) as string[];
				return optionsOf(menu).map(({ value }) => ({ resource, operation: value }));
			});
		for (const { resource, operation } of operations) {
			const own = description.properties.filter(({ displayOptions }) => {
				const { show } = displayOptions ?? {};
				return show?.resource?.includes(resource as string) && show.operation?.includes(operation as string);
			});
			expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
			for (const chosen of choicesOf(own)) {
				const values = { resource, operation, ...chosen } as INodeParameters;
				const shown = own.filter((property) => NodeHelpers.displayParameter(values, property, null, description));
				expect([operation, chosen, shown.length <= 11]).toEqual([operation, chosen, true]);
			}
		}
	});

	it('reaches the service with its own credential, and a vendor only where it is chosen', () => {
		const [first, ...vendors] = description.credentials ?? [];
		expect(first).toMatchObject({ name: 'showrunnerApi', required: true });
		for (const { name, displayOptions } of vendors)
			expect([name, Object.keys(displayOptions?.show ?? {}).length > 0]).toEqual([name, true]);
	});

	it('has a search for every list that it lets choose from', () => {
		const wanted = withInner(description.properties).flatMap(({ modes }) =>
			(modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect(Object.keys(node.methods?.listSearch ?? {}).sort()).toEqual([...new Set(wanted)].sort());
	});
});
