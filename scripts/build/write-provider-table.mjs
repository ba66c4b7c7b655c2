import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { providerTable } from './provider-table.mjs';

/** Writes docs/providers.md from the registries of the built pack. */
export function writeProviderTable(root) {
	const load = createRequire(path.join(root, 'package.json'));
	const registries = {};
	for (const file of globSync('dist/providers/*/registry.js', { cwd: root })) {
		registries[path.basename(path.dirname(file))] = cardsOf(load(path.join(root, file)));
	}
	const page = path.join(root, 'docs/providers.md');
	const text = providerTable(registries);
	if (readFileSync(page, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(page, text);
}

/** A registry's list of providers; its other exports are parts of it. */
export function cardsOf(registry) {
	const lists = Object.entries(registry).filter(
		([name, value]) => Array.isArray(value) && value.some(isCard) && /(Providers|Vendors)$/.test(name),
	);
	const [, cards] = lists.find(([name]) => name.endsWith('Providers')) ?? lists[0] ?? [];
	return cards ?? [];
}

const isCard = (value) => typeof value === 'object' && value !== null && 'credential' in value;
