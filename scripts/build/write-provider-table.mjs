import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { providerTable } from './provider-table.mjs';

/** @typedef {import('./provider-table.mjs').Card} Card */

/**
 * Writes docs/providers.md from the registries of the built pack.
 * @param {string} root of the repository
 */
export function writeProviderTable(root) {
	const load = createRequire(path.join(root, 'package.json'));
	/** @type {Record<string, readonly Card[]>} */
	const registries = {};
	for (const file of globSync('dist/providers/*/registry.js', { cwd: root })) {
		registries[path.basename(path.dirname(file))] = cardsOf(load(path.join(root, file)));
	}
	const page = path.join(root, 'docs/providers.md');
	const text = providerTable(registries);
	if (!existsSync(page) || readFileSync(page, 'utf8') !== text) writeFileSync(page, text);
}

/**
 * A registry's list of providers, which is the longest; its other exports are parts of it.
 * @param {Record<string, unknown>} registry
 * @returns {readonly Card[]}
 */
export function cardsOf(registry) {
	const lists = Object.entries(registry).flatMap(([name, value]) => (isCards(value) ? [{ name, cards: value }] : []));
	const named = lists.filter(({ name }) => name.endsWith('Providers'));
	const all = named.length > 0 ? named : lists.filter(({ name }) => name.endsWith('Vendors'));
	const [list] = all.sort((one, other) => other.cards.length - one.cards.length);
	return list?.cards ?? [];
}

/** @param {unknown} value @returns {value is readonly Card[]} */
const isCards = (value) =>
	Array.isArray(value) && value.length > 0 && value.every((entry) => 'credential' in Object(entry));
