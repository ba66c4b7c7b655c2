import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { providerTable } from '../../scripts/build/provider-table.mjs';
import { cardsOf } from '../../scripts/build/write-provider-table.mjs';

type Card = Parameters<typeof providerTable>[0][string][number];

const files = globSync('providers/*/registry.ts');
const registries: Record<string, readonly Card[]> = {};
for (const file of files)
	registries[path.basename(path.dirname(file))] = cardsOf(await import(path.resolve(file))) as Card[];
/** The file that defines a vendor; two ways into one vendor may share it. */
const filesOf = (capability: string, id: string) =>
	globSync(`providers/${capability}/*.ts`).filter((file) =>
		new RegExp(`\\bid: '${id}'`).test(readFileSync(file, 'utf8')),
	);

describe('the page of providers', () => {
	it('is the one that the registries give', () => {
		expect(readFileSync('docs/providers.md', 'utf8')).toBe(providerTable(registries));
	});

	it('tells where and when each price was read, and whose price nobody knows', () => {
		const page = readFileSync('docs/providers.md', 'utf8');
		const [known = '', unknown = ''] = page.slice(page.indexOf('## Prices')).split('Without a known price:');
		const lines = known.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
		expect(lines.length).toBeGreaterThan(40);
		for (const line of lines)
			expect(line).toMatch(/\| (USD [\d.]+ for .+|free) \| 20\d\d-\d\d-\d\d \| https:\/\/\S+ \|$/);
		expect(known).toContain('| Speech | ElevenLabs | `eleven_v4` | USD 0.08 for 1,000 characters | 2026-11-27 |');
		expect(unknown).toContain('| Music | Mubert | all |');
		expect(unknown).not.toContain('`eleven_v4`');
	});

	it('has an entry for every capability', () => {
		expect(files.length).toBeGreaterThan(4);
		expect(Object.values(registries).filter((cards) => cards.length === 0)).toEqual([]);
	});
});

describe('every provider of every registry', () => {
	const all = Object.entries(registries).flatMap(([capability, cards]) => cards.map((card) => ({ capability, card })));
	const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { n8n: { credentials: string[] } };
	const credentials = manifest.n8n.credentials.map((file) => path.basename(file, '.credentials.js'));

	it.each(all)('$card.id of $capability has its file, its credential and its test', ({ capability, card }) => {
		const type = `${card.credential[0]?.toUpperCase()}${card.credential.slice(1)}`;
		expect(credentials).toContain(type);
		const [file = '', ...others] = filesOf(capability, card.id);
		expect(others).toEqual([]);
		// The render-node is proved by the tests of its jobs.
		const test = `test/providers/${capability}/${path.basename(file, '.ts')}.test.ts`;
		if (card.proof !== 'engine') expect(existsSync(test)).toBe(true);
		expect(card.operations.length).toBeGreaterThan(0);
	});
});
