import type { Edge } from './import-edges';

/** What the files of one zone may import. Patterns match repository paths without ending, or package names. */
export type Zone = {
	name: string;
	files: RegExp;
	mayImport: RegExp[];
	mayImportTypesOf?: RegExp[];
};

const contractTypes = /^@showrunner\/contract$/;
const vocabulary = /^contract\/vocabulary$/;

/** The first zone whose pattern matches a file holds for it. */
export const zones: Zone[] = [
	{ name: 'vocabulary', files: /^contract\/vocabulary\.ts$/, mayImport: [/^contract\/words\//] },
	{ name: 'word lists', files: /^contract\/(words\/[^/]+|route-table)\.ts$/, mayImport: [] },
	{
		name: 'contract client',
		files: /^contract\/client\.ts$/,
		mayImport: [/^contract\/route-table$/],
		mayImportTypesOf: [contractTypes],
	},
	{
		name: 'contract',
		files: /^contract\/src\//,
		mayImport: [/^contract\/(vocabulary|route-table|src\/.*)$/, /^zod(-openapi)?$/, /^node:fs$/],
	},
	{
		name: 'provider core',
		files: /^providers\/core\//,
		mayImport: [/^providers\/core\//, /^contract\/(vocabulary|client)$/],
		mayImportTypesOf: [contractTypes],
	},
	{
		name: 'provider',
		files: /^providers\//,
		mayImport: [/^providers\/core\//, /^providers\/{own}\//, vocabulary],
		// The official SDKs serve by their types alone: the pack has no runtime dependencies.
		mayImportTypesOf: [contractTypes, /^(stripe|openai|googleapis|@aws-sdk\/.*)$/],
	},
	{
		name: 'shared node code',
		files: /^nodes\/shared\//,
		mayImport: [
			/^nodes\/shared\//,
			/^providers\//,
			/^contract\/(vocabulary|route-table|client)$/,
			/^n8n-workflow$/,
			/^node:crypto$/,
		],
		mayImportTypesOf: [contractTypes],
	},
	{
		name: 'node',
		files: /^nodes\//,
		mayImport: [
			/^nodes\/{own}\//,
			/^nodes\/shared\//,
			/^providers\//,
			/^contract\/(vocabulary|client)$/,
			/^n8n-workflow$/,
		],
		mayImportTypesOf: [contractTypes],
	},
	{
		name: 'credential',
		files: /^credentials\//,
		mayImport: [/^credentials\/shared\//, /^n8n-workflow$/, /^node:crypto$/],
	},
	{
		name: 'domain',
		files: /^render-node\/src\/domain\//,
		mayImport: [/^render-node\/src\/domain\//, contractTypes, /^node:(crypto|buffer)$/],
	},
	{
		name: 'application',
		files: /^render-node\/src\/application\//,
		// Requests are checked against the contract's schemas here, so their library is known too.
		mayImport: [
			/^render-node\/src\/(application|domain)\//,
			contractTypes,
			/^zod$/,
			/^node:(?!child_process|http|net)/,
		],
	},
	{
		name: 'http',
		files: /^render-node\/src\/http\//,
		mayImport: [
			/^render-node\/src\/(http|application|domain)\//,
			/^(?!\.|render-node|contract|nodes|providers|credentials|test|scripts)/,
		],
	},
	{
		name: 'adapter',
		files: /^render-node\/src\/adapters\//,
		mayImport: [
			/^render-node\/src\/(adapters|domain)\//,
			/^(?!\.|render-node|contract|nodes|providers|credentials|test|scripts)/,
		],
	},
	{
		// What `render-node models …` runs: puts adapters together for one call, as main.ts does for the service.
		name: 'command',
		files: /^render-node\/src\/commands\//,
		mayImport: [/^render-node\/src\//, /^(?!\.|render-node|contract|nodes|providers|credentials|test|scripts)/],
	},
	{
		name: 'composition root',
		files: /^render-node\/src\/(settings\/)?[^/]+\.ts$/,
		mayImport: [/^render-node\/src\//, /^(?!\.|render-node|contract|nodes|providers|credentials|test|scripts)/],
	},
];

/** Edges that break a rule on purpose, each with its reason. */
export type Exception = { from: string; to: string; reason: string };

/** One sentence per edge that no rule allows. */
export function layerViolations(edges: Edge[], exceptions: Exception[] = []): string[] {
	return edges.flatMap((edge) => {
		const zone = zones.find(({ files }) => files.test(edge.from));
		if (!zone) return [`${edge.from} lies in no zone of the architecture`];
		if (isAllowed(edge, zone) || exceptions.some(({ from, to }) => from === edge.from && to === edge.to)) return [];
		return [`${edge.from} (${zone.name}) must not import ${edge.to}`];
	});
}

function isAllowed({ from, to, typeOnly }: Edge, zone: Zone): boolean {
	const own = from.split('/')[1] ?? '';
	const matches = (pattern: RegExp) => new RegExp(pattern.source.replace('{own}', own)).test(to);
	return zone.mayImport.some(matches) || (typeOnly && (zone.mayImportTypesOf ?? []).some(matches));
}

/** A vendor is what a capability's registry lists. Vendors know their port, never each other. */
export function vendorViolations(edges: Edge[]): string[] {
	const vendors = new Set(
		edges
			.filter(
				({ from, to, typeOnly }) =>
					isRegistry(from) && !typeOnly && isInCapability(to) && !/\/(port|registry)$/.test(to),
			)
			.map(({ to }) => to),
	);
	return edges
		.filter(({ from, to }) => vendors.has(to) && vendors.has(from.replace(/\.ts$/, '')) && from !== `${to}.ts`)
		.map(({ from, to }) => `${from} (vendor) must not import the vendor ${to}`);
}

const isRegistry = (file: string) => /^providers\/[^/]+\/registry\.ts$/.test(file);
const isInCapability = (file: string) => /^providers\/(?!core\/)[^/]+\//.test(file);
