import type { PersonalPlace } from '@showrunner/contract';
import type { PersonPattern } from '../../domain/privacy/person-pattern.js';
import { rowPlaces } from '../../domain/privacy/row-places.js';
import type { WrittenRow, WrittenTable } from '../../domain/privacy/written-table.js';
import type { PrivacyRepository } from '../../domain/store/privacy-repository.js';

export type NamingRow = { table: WrittenTable; row: WrittenRow; places: PersonalPlace[] };
/** Where to begin: after this row. */
export type RowStart = { table: string; key: string[] };

/** Rows in which a person is named, table by table, so that memory holds only a few of them. */
export async function* rowsNaming(
	books: PrivacyRepository,
	{ regex, sources }: PersonPattern,
	{ after = null, isLocked = false }: { after?: RowStart | null; isLocked?: boolean } = {},
): AsyncGenerator<NamingRow> {
	const first = after ? books.tables.findIndex(({ table }) => table === after.table) : 0;
	for (const table of books.tables.slice(first)) {
		let from = table.table === after?.table ? after.key : null;
		do {
			const { rows, next } = await books.matching(table, sources, { after: from, isLocked });
			for (const row of rows) {
				const places = rowPlaces(table, row, regex);
				if (places.length > 0) yield { table, row, places };
			}
			from = next;
		} while (from !== null);
	}
}
