import type { LinkedEntry } from '../../domain/evidence/evidence-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { chainPages } from './verify-chain.js';

/** A place without what it speaks of: hashes prove the order and give nothing of others' evidence away. */
const line = ({ sequence, kind, evidenceId, assetId, contentHash, previousHash, hash, sealedAt }: LinkedEntry) =>
	JSON.stringify({ sequence, kind, evidenceId, assetId, contentHash, previousHash, hash, sealedAt });

/** The places of the chain from the first to the last given one, a line of JSON each. */
export async function* linkLines(
	books: Pick<Repositories, 'evidence'>,
	first: number,
	last: number,
): AsyncGenerator<string> {
	for await (const page of chainPages(books, first - 1)) {
		for (const entry of page) {
			if (entry.sequence > last) return;
			yield `${line(entry)}\n`;
		}
	}
}
