import { describe, expect, it } from '@jest/globals';
import { houseViolations, lineCount, vaguePaths } from './kits/architecture/house-rules';
import { importEdges } from './kits/architecture/import-edges';
import { layerViolations, vendorViolations, type Exception } from './kits/architecture/layer-rules';
import { readSources } from './kits/architecture/read-sources';

const product = readSources(['contract', 'nodes', 'providers', 'credentials', 'render-node/src'], 'ts').filter(
	({ file }) => !file.endsWith('.d.ts'),
);
const everything = [...product, ...readSources(['scripts', 'bench', 'test'])];
const edges = product.flatMap(importEdges);

/** Imports that are right although a rule forbids them; each says why. */
const exceptions: Exception[] = [];

describe('the layers', () => {
	it('import only what they may know', () => {
		expect(layerViolations(edges, exceptions)).toEqual([]);
	});

	it('keep vendors apart from each other', () => {
		expect(vendorViolations(edges)).toEqual([]);
	});

	it('need every exception that is listed', () => {
		const unused = exceptions.filter(({ from, to }) => !edges.some((edge) => edge.from === from && edge.to === to));
		expect(unused).toEqual([]);
	});

	it('are told when an import crosses them', () => {
		const source = (file: string, text: string) => importEdges({ file, text });
		const crossing = [
			...source('render-node/src/domain/a.ts', "import { pool } from '../adapters/postgres/connection.js';"),
			...source('render-node/src/adapters/b.ts', "import { start } from '../application/start.js';"),
			...source('nodes/ShowrunnerImage/c.ts', "export { x } from '../ShowrunnerVideo/d';"),
			...source('nodes/shared/e.ts', "import { z } from '@showrunner/contract';"),
			...source('providers/image/f.ts', "const stripe = await import('stripe');"),
			...source('credentials/g.ts', "type Port = import('../render-node/src/domain/ports').Port;"),
		];
		expect(layerViolations(crossing)).toHaveLength(crossing.length);
		expect(layerViolations(source('nodes/shared/e.ts', "import type { Job } from '@showrunner/contract';"))).toEqual(
			[],
		);
	});

	it('are told when one vendor uses another', () => {
		const registry = importEdges({
			file: 'providers/image/registry.ts',
			text: "import { a } from './a'; import { b } from './b';",
		});
		const crossing = importEdges({ file: 'providers/image/a.ts', text: "import { b } from './b';" });
		expect(vendorViolations([...registry, ...crossing])).toEqual([
			'providers/image/a.ts (vendor) must not import the vendor providers/image/b',
		]);
	});
});

describe('the house rules', () => {
	it('hold in every file of the product', () => {
		expect(product.flatMap((source) => houseViolations(source, 60))).toEqual([]);
	});

	it('hold in tests and tooling, where only a test may be long', () => {
		const others = everything.filter((source) => !product.includes(source));
		expect(
			others.flatMap((source) => houseViolations(source, source.file.startsWith('test/') ? Infinity : 60)),
		).toEqual([]);
	});

	it('give every file a name that says what is in it', () => {
		expect(vaguePaths(everything)).toEqual([]);
	});

	it('keep files short', () => {
		expect(everything.filter((source) => lineCount(source) > 300).map(({ file }) => file)).toEqual([]);
		const lengths = product.map(lineCount).sort((a, b) => a - b);
		const percentile = (share: number) => lengths[Math.floor((lengths.length - 1) * share)];
		expect(percentile(0.5)).toBeLessThanOrEqual(60);
		expect(percentile(0.9)).toBeLessThanOrEqual(150);
	});
});
