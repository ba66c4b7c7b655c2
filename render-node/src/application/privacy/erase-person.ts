import type { erasePersonRequest, ErasureReport } from '@showrunner/contract';
import type { z } from 'zod';
import { conflict } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { deleteAsset, refuseNeeded } from '../assets/delete-asset.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { eraseRows } from './erase-rows.js';
import { namePerson, type NamedPerson } from './name-person.js';
import { rowsNaming } from './rows-naming.js';

type EraseDeps = Pick<Deps, 'store' | 'blobs' | 'clock'>;
type Erasure = z.output<typeof erasePersonRequest> & { actor: string };
type InBooks = Omit<ErasureReport, 'assets'> & { found: string[] };

/** Told of what is in the way, or left. */
const shownAtMost = 100;

const wayOut =
	"Pass 'force' to take it out of its production, name in 'assetIds' what was made from it too, or leave it out";

async function refuseUnfinished(books: Repositories, person: NamedPerson, dryRun: boolean): Promise<string[]> {
	const jobs = await books.privacy.unfinishedJobs(person.sources, shownAtMost);
	if (jobs.length === 0 || dryRun) return jobs;
	throw conflict('person-in-work', 'Jobs that have not ended hold one of the texts', {
		detail: jobs.join(', '),
		field: 'texts',
		fix: 'Cancel these jobs or wait until they have ended, then erase again',
	});
}

async function stillThere(books: Repositories, person: NamedPerson): Promise<ErasureReport['left']> {
	const left = [];
	for await (const { places } of rowsNaming(books.privacy, person)) {
		left.push(...places);
		if (left.length >= shownAtMost) break;
	}
	return left.slice(0, shownAtMost);
}

/** All that the books can do in one transaction; files go after it, for a disk cannot be rolled back. */
async function eraseInRows(books: Repositories, person: NamedPerson, wish: Erasure, now: Date): Promise<InBooks> {
	const { assetIds, dryRun, force, actor } = wish;
	const { textsHash } = person;
	const unfinishedJobs = await refuseUnfinished(books, person, dryRun);
	const found = (await books.assets.find(assetIds)).map(({ id }) => id);
	for (const id of found) await refuseNeeded(books, id, { force, wayOut });
	const madeFromThem = await books.privacy.madeFrom(assetIds);
	// As sealing does it: first the chain, then its rows.
	if (!dryRun) await books.evidence.lockChain();
	const { tables, jobIds } = await eraseRows(books, person, { actor, now, dryRun });
	if (dryRun) return { dryRun, textsHash, tables, cachedResults: 0, madeFromThem, unfinishedJobs, left: [], found };
	const cachedResults =
		(await books.privacy.forgetResultsOfJobs(jobIds)) + (await books.privacy.forgetResultsWith(assetIds));
	const left = await stillThere(books, person);
	const rows = tables.reduce((sum, counted) => sum + (counted.outcome === 'kept' ? 0 : counted.rows), 0);
	const facts = { rows, cachedResults, assets: found.length, placesLeft: left.length, force };
	await recordAudit(books, { actor, action: 'privacy.erase', subject: `person:${textsHash}`, facts }, now);
	return { dryRun, textsHash, tables, cachedResults, madeFromThem, unfinishedJobs, left, found };
}

/**
 * Erases a person: the texts from every row, evidence that holds them, results that would be found again, and the named
 * assets. Doing it again finds nothing left to do.
 */
export async function erasePerson(deps: EraseDeps, wish: Erasure, secret: Buffer): Promise<ErasureReport> {
	const { store, clock } = deps;
	const person = namePerson(wish.texts, secret);
	if (wish.actor.match(person.regex)) {
		throw conflict(
			'key-names-person',
			'The name of your API key holds one of the texts, and would be written down anew',
			{
				field: 'texts',
				fix: 'Ask with an API key of another name',
			},
		);
	}
	const { found, ...report } = await store.transaction((books) => eraseInRows(books, person, wish, clock.now()));
	if (!wish.dryRun) for (const id of found) await deleteAsset(deps, id, wish.actor, { force: wish.force });
	const there = new Set(found);
	const assets = wish.assetIds.map((assetId) => ({
		assetId,
		outcome: there.has(assetId) ? ('deleted' as const) : ('not-there' as const),
	}));
	return { ...report, assets };
}
