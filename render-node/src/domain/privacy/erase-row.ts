import { randomUUID } from 'node:crypto';
import { eraseInJson } from './json-person.js';
import { replaceMatches, personMatches } from './person-matches.js';
import { jsonOf } from './row-places.js';
import type { WrittenKind, WrittenRow, WrittenTable } from './written-table.js';

/** What stands in place of an erased text. */
export const erasedMarker = '[erased]';
/** The same in addresses, which hold no brackets. */
const erasedInUrl = 'erased';

export type Eraser = (table: WrittenTable, row: WrittenRow) => Record<string, string>;

/**
 * Names are replaced by ones of their own, the same in every table, so that what belonged together still does and no two
 * names become one.
 */
function nameGiver(pattern: RegExp): (found: string) => string {
	const given = new Map<string, string>();
	const fresh = (): string => {
		const name = `erased-${randomUUID().slice(0, 8)}`;
		return personMatches(name, pattern).length > 0 ? fresh() : name;
	};
	return (found) => {
		const name = given.get(found) ?? fresh();
		given.set(found, name);
		return name;
	};
}

/** Makes the columns of a row anew that a text stands in. One eraser serves one erasure. */
export function createEraser(pattern: RegExp): Eraser {
	const nameOf = nameGiver(pattern);
	const erased = (kind: WrittenKind, text: string): string => {
		const json = jsonOf(kind, text);
		if (json !== undefined) return JSON.stringify(eraseInJson(json, pattern, erasedMarker, kind === 'free-json'));
		if (kind === 'name') return replaceMatches(text, pattern, nameOf);
		if (kind === 'key') return personMatches(text, pattern).length > 0 ? `erased-${randomUUID()}` : text;
		return replaceMatches(text, pattern, () => (kind === 'url' ? erasedInUrl : erasedMarker));
	};
	return (table, row) => {
		const changed: Record<string, string> = {};
		for (const [column, kind] of Object.entries(table.columns)) {
			const text = row.values[column];
			if (text === null || text === undefined) continue;
			const without = erased(kind, text);
			const json = jsonOf(kind, text);
			const before = json === undefined ? text : JSON.stringify(json);
			if (without !== before) changed[column] = without;
		}
		return changed;
	};
}
