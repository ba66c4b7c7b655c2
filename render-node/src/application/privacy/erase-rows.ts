import type { ErasureReport } from '@showrunner/contract';
import { createEraser, type Eraser } from '../../domain/privacy/erase-row.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { eraseInBooks } from '../evidence/erase-evidence.js';
import type { NamedPerson } from './name-person.js';
import { rowsNaming, type NamingRow } from './rows-naming.js';

type Outcome = ErasureReport['tables'][number]['outcome'];
export type ErasedRows = Pick<ErasureReport, 'tables'> & { jobIds: string[] };
export type ErasureWish = { actor: string; now: Date; dryRun: boolean };

/** More rows than any person has: a text that stands for more than one. */
const rowsAtMost = 10_000;
/** What the chain of evidence says of each erasure, for good: nothing about anybody. */
const reason = 'Personal data, erased at the request of the person';

async function eraseOne(books: Repositories, { table, row }: NamingRow, erase: Eraser, wish: ErasureWish) {
	const { actor, now, dryRun } = wish;
	const outcome: Outcome = table.erasure ?? 'rewritten';
	const changed = outcome === 'rewritten' ? erase(table, row) : {};
	if (outcome === 'rewritten' && Object.keys(changed).length === 0) return 'kept';
	if (dryRun || outcome === 'kept') return outcome;
	if (outcome === 'removed') await books.privacy.remove(table, row.key);
	else if (outcome === 'rewritten') await books.privacy.rewrite(table, row.key, changed, now);
	else await eraseInBooks(books, { evidenceId: row.key.join(), actor, reason }, now);
	return outcome;
}

/** Erases the person from all rows, within one transaction: all of it or nothing. */
export async function eraseRows(books: Repositories, person: NamedPerson, wish: ErasureWish): Promise<ErasedRows> {
	const erase = createEraser(person.regex);
	const counts = new Map<string, ErasureReport['tables'][number]>();
	const jobIds: string[] = [];
	let rows = 0;
	for await (const naming of rowsNaming(books.privacy, person, { isLocked: !wish.dryRun })) {
		if (++rows > rowsAtMost) {
			throw inputInvalid('text-too-common', `More than ${rowsAtMost} rows hold one of the texts`, {
				field: 'texts',
				fix: 'Pass texts that stand for this person alone, or erase one text at a time',
			});
		}
		const { table } = naming.table;
		const outcome = await eraseOne(books, naming, erase, wish);
		const counted = counts.get(`${table} ${outcome}`) ?? { table, outcome, rows: 0 };
		counts.set(`${table} ${outcome}`, { ...counted, rows: counted.rows + 1 });
		if (table === 'jobs') jobIds.push(...naming.row.key);
	}
	return { tables: [...counts.values()], jobIds };
}
