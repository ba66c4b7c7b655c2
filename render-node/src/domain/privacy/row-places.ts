import type { PersonalPlace } from '@showrunner/contract';
import { excerptAround, personMatches } from './person-matches.js';
import { findInJson } from './json-person.js';
import type { WrittenKind, WrittenRow, WrittenTable } from './written-table.js';

const jsonKinds: ReadonlySet<WrittenKind> = new Set(['json', 'jsonb', 'free-json', 'json-text', 'list']);

/** What a column holds; undefined where it is no JSON. */
export function jsonOf(kind: WrittenKind, text: string): unknown {
	if (!jsonKinds.has(kind)) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// Only a text column can hold JSON that is none.
		return undefined;
	}
}

const excerpt = (value: string, pattern: RegExp) => {
	const [first] = personMatches(value, pattern);
	return first ? [excerptAround(value, first)] : [];
};

/** Places told of one row. */
const placesOfRow = 20;

/** Where the texts stand in a row; empty where the database found no more than parts of ids. */
export function rowPlaces(table: WrittenTable, row: WrittenRow, pattern: RegExp): PersonalPlace[] {
	const places: PersonalPlace[] = [];
	const id = row.key.join(' ');
	for (const [column, kind] of Object.entries(table.columns)) {
		const text = row.values[column];
		if (text === null || text === undefined) continue;
		const json = jsonOf(kind, text);
		const found = json === undefined ? [{ path: [], value: text }] : findInJson(json, pattern, kind === 'free-json');
		for (const { path, value } of found) {
			const field = [column, ...path].join('/');
			places.push(...excerpt(value, pattern).map((shown) => ({ table: table.table, id, field, excerpt: shown })));
			if (places.length >= placesOfRow) return places;
		}
	}
	return places;
}
