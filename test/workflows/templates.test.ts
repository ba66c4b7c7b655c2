import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';
import { credentialType } from '../kits/pack-credentials';
import { packNodes } from '../kits/pack-nodes';

type Link = { node: string; type: string; index: number };
type Template = {
	name: string;
	nodes: INode[];
	connections: Record<string, { main: Link[][] }>;
	settings: { executionOrder: string };
};

const root = path.resolve(__dirname, '..', '..');
const types = packNodes();
const templates = globSync('workflows/*.json', { cwd: root }).map((file) => {
	return [path.basename(file), JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Template] as const;
});
const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';
const flat = (properties: INodeProperties[]) => new Set(properties.map(({ name }) => name));

/** Credentials that a node cannot do without as its form stands after the import. */
function neededBy(node: INode): string[] {
	const description = types[node.type]?.description;
	if (!description) return [];
	const form = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description);
	return (description.credentials ?? [])
		.filter((credential) => NodeHelpers.displayParameter(form ?? {}, credential, node, description))
		.map(({ name }) => name);
}

it('has the templates that the demo and the tests use', () => {
	expect(templates.map(([file]) => file)).toEqual(
		expect.arrayContaining([
			'01-text-to-video.json',
			'02-batch-from-table.json',
			'03-story-to-moving-pictures.json',
			'04-idea-to-short.json',
			'06-video-in-five-languages.json',
			'07-stock-footage-short.json',
		]),
	);
});

describe.each(templates)('%s', (_, template) => {
	const ours = template.nodes.filter(({ type }) => type.startsWith('n8n-nodes-showrunner.'));

	it('names only nodes, operations and parameters that exist', () => {
		for (const node of ours) {
			const description = types[node.type]?.description;
			expect(description).toBeDefined();
			if (!description) continue;
			const known = flat(description.properties);
			expect(Object.keys(node.parameters).filter((name) => !known.has(name))).toEqual([]);
			const filled = NodeHelpers.getNodeParameters(
				description.properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			const issues = NodeHelpers.getNodeParametersIssues(
				description.properties,
				{ ...node, parameters: filled ?? {} },
				description,
			);
			expect({ node: node.name, issues }).toEqual({ node: node.name, issues: null });
			expect(filled).toMatchObject({ resource: node.parameters.resource, operation: node.parameters.operation });
		}
	});

	it('marks the nodes that take a credential and carries no credential itself', () => {
		for (const node of ours) expect([node.name, 'credentials' in node]).toEqual([node.name, neededBy(node).length > 0]);
		expect(template.nodes.flatMap(({ credentials }) => Object.keys(credentials ?? {}))).toEqual([]);
	});

	it('names in its notes every credential that it needs, and needs one vendor at most', () => {
		const needed = [...new Set(ours.flatMap(neededBy))];
		const notes = template.nodes
			.filter(isNote)
			.map(({ parameters }) => String(parameters.content))
			.join('\n');
		expect(needed.filter((name) => !notes.includes(`*${credentialType(name).displayName}*`))).toEqual([]);
		expect(needed).toContain('showrunnerApi');
		expect(needed.length).toBeLessThanOrEqual(2);
	});

	it('links nodes that exist, leaves none alone and names each once', () => {
		const names = template.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(template.nodes.map(({ id }) => id)).size).toBe(names.length);
		const linked = Object.entries(template.connections).flatMap(([from, { main }]) => [
			from,
			...main.flat().map(({ node }) => node),
		]);
		expect(linked.filter((name) => !names.includes(name))).toEqual([]);
		expect(template.nodes.filter((node) => !isNote(node) && !linked.includes(node.name))).toEqual([]);
	});

	it('explains itself and lays its cards so that none covers another', () => {
		expect(template.nodes.filter(isNote).length).toBeGreaterThanOrEqual(3);
		const cards = template.nodes.filter((node) => !isNote(node));
		for (const a of cards) {
			for (const b of cards) {
				const apart = Math.abs(a.position[0] - b.position[0]) >= 180 || Math.abs(a.position[1] - b.position[1]) >= 100;
				expect([a.name, b.name, a === b || apart]).toEqual([a.name, b.name, true]);
			}
		}
	});

	it('cuts the story before a production exists', () => {
		const order = ours.map(({ parameters }) => String(parameters.operation));
		expect(order.indexOf('split')).toBeLessThan(order.indexOf('start'));
	});
});
