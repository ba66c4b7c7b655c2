import type { ChainFault, ChainVerification, EvidenceChain } from '@showrunner/contract';
import { emptyChain } from '../../domain/evidence/chain-hash.js';
import { checkLink } from '../../domain/evidence/check-link.js';
import type { ChainHead, LinkedEntry } from '../../domain/evidence/evidence-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';

/** Places read at once: what stands in memory, however long the chain is. */
const pageSize = 500;
/** Faults that are told one by one. */
const mostFaults = 100;

type Books = Pick<Repositories, 'evidence'>;
type Noted = { length: number; headHash: string };

/** Length and head of the chain, to be noted elsewhere. */
export async function showChain(books: Books): Promise<EvidenceChain> {
	const [head, waiting] = await Promise.all([books.evidence.head(), books.evidence.countWaiting()]);
	return { length: head.sequence, headHash: head.hash, sealedAt: head.sealedAt?.toISOString() ?? null, waiting };
}

/** Every place of the chain in order, a page at a time. */
export async function* chainPages(books: Books, afterSequence: number): AsyncGenerator<LinkedEntry[]> {
	for (let after = afterSequence; ; ) {
		const page = await books.evidence.walk(after, pageSize);
		const last = page.at(-1);
		if (!last) return;
		yield page;
		after = last.sequence;
	}
}

type Walked = { head: ChainHead; erased: number };

/** Walks the chain from its first place to its last and tells each fault that it meets. */
async function walk(books: Books, tell: (faults: ChainFault[]) => void): Promise<Walked> {
	let head: ChainHead = emptyChain;
	let erased = 0;
	for await (const page of chainPages(books, 0)) {
		for (const entry of page) {
			tell(checkLink(head, entry));
			if (entry.kind === 'erasure') erased++;
			head = entry;
		}
	}
	return { head, erased };
}

/** Records that say that they are sealed, where the chain does not know them: its entry, or its end, was cut off. */
async function unlinkedFaults(books: Books): Promise<ChainFault[]> {
	return (await books.evidence.unlinked(mostFaults)).map(({ id, assetId, sequence }) => ({
		code: 'evidence-unlinked',
		...{ sequence, evidenceId: id, assetId },
		reason: `This evidence was sealed as entry ${sequence}, and the chain has no such entry`,
	}));
}

async function notedFaults(books: Books, noted: Noted | undefined): Promise<ChainFault[]> {
	if (!noted || (await books.evidence.hashAt(noted.length)) === noted.headHash) return [];
	const reason = `The head that was noted when the chain had ${noted.length} entries no longer stands there`;
	return [{ code: 'noted-head-missing', sequence: noted.length, evidenceId: null, assetId: null, reason }];
}

/** Reads the whole chain with all evidence and says whether anything was changed or removed since it was sealed. */
export async function verifyChain(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	noted?: Noted,
): Promise<ChainVerification> {
	const faults: ChainFault[] = [];
	let faultCount = 0;
	const tell = (found: ChainFault[]) => {
		faultCount += found.length;
		faults.push(...found.slice(0, mostFaults - faults.length));
	};
	const { head, erased } = await walk(store, tell);
	tell(await unlinkedFaults(store));
	tell(await notedFaults(store, noted));
	return {
		whole: faultCount === 0,
		...{ length: head.sequence, headHash: head.hash, erased, faults, faultCount },
		waiting: await store.evidence.countWaiting(),
		verifiedAt: clock.now().toISOString(),
	};
}
