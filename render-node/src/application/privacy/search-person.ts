import type { PersonalPlaces, searchPersonRequest } from '@showrunner/contract';
import type { z } from 'zod';
import { inputInvalid } from '../../domain/refusal.js';
import type { PrivacyRepository } from '../../domain/store/privacy-repository.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { namePerson } from './name-person.js';
import { rowsNaming, type RowStart } from './rows-naming.js';

type Search = z.output<typeof searchPersonRequest>;

const encode = (start: RowStart) => Buffer.from(JSON.stringify([start.table, ...start.key])).toString('base64url');

function decode(cursor: string, { tables }: PrivacyRepository): RowStart {
	try {
		const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
		const [name, ...key] = Array.isArray(read) ? read.map(String) : [];
		const known = tables.find(({ table }) => table === name);
		if (known?.key.length === key.length) return { table: known.table, key };
	} catch {
		// Told below, as for any other cursor that is not ours.
	}
	throw inputInvalid('cursor-unknown', "'cursor' is not one that this service gave", {
		field: 'cursor',
		fix: "Pass on the 'nextCursor' of the page before, or leave 'cursor' out for the first page",
	});
}

/** Every place in the books where one of the texts stands: on the first page with all rows counted by table. */
export async function searchPerson(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	{ texts, cursor, limit }: Search,
	secret: Buffer,
	actor: string,
): Promise<PersonalPlaces> {
	const person = namePerson(texts, secret);
	const { textsHash } = person;
	const isFirst = cursor === undefined;
	const after = isFirst ? null : decode(cursor, store.privacy);
	const counts = new Map<string, number>();
	const items: PersonalPlaces['items'] = [];
	let [shown, nextCursor, last]: [number, string | null, RowStart | null] = [0, null, null];
	for await (const {
		table: { table },
		row,
		places,
	} of rowsNaming(store.privacy, person, { after })) {
		counts.set(table, (counts.get(table) ?? 0) + 1);
		if (shown < limit) {
			items.push(...places);
			last = { table, key: row.key };
		} else {
			nextCursor ??= last && encode(last);
			if (!isFirst) break;
		}
		shown++;
	}
	const entry = { actor, action: 'privacy.search', subject: `person:${textsHash}`, facts: { rows: shown } };
	await store.transaction((books) => recordAudit(books, entry, clock.now()));
	return {
		items,
		nextCursor,
		textsHash,
		counts: isFirst ? [...counts].map(([table, rows]) => ({ table, rows })) : null,
	};
}
