import type { ChainFault, ChainFaultCode } from '@showrunner/contract';
import { erasureHash, placeHash, recordHash } from './chain-hash.js';
import type { ChainEntry, LinkedEntry } from './evidence-record.js';

type Place = Pick<ChainEntry, 'sequence' | 'evidenceId' | 'assetId'>;

const faultAt = ({ sequence, evidenceId, assetId }: Place, code: ChainFaultCode, reason: string): ChainFault => ({
	...{ code, sequence, evidenceId, assetId, reason },
});

/** What is off between a place and the place before it. */
function linkFaults(before: Pick<ChainEntry, 'sequence' | 'hash'>, entry: LinkedEntry): ChainFault[] {
	const wanted = before.sequence + 1;
	if (entry.sequence !== wanted) {
		const last = entry.sequence - 1;
		const reason = last > wanted ? `Entries ${wanted} to ${last} were removed` : `Entry ${wanted} was removed`;
		return [{ code: 'entry-missing', sequence: wanted, evidenceId: null, assetId: null, reason }];
	}
	if (entry.previousHash === before.hash) return [];
	return [
		faultAt(entry, 'link-broken', `Entry ${before.sequence} is not the one that stood before this when it was sealed`),
	];
}

/** What is off with a place itself. */
function placeFaults(entry: LinkedEntry): ChainFault[] {
	const isErasureChanged = entry.kind === 'erasure' && (!entry.facts || erasureHash(entry.facts) !== entry.contentHash);
	if (placeHash(entry) === entry.hash && !isErasureChanged) return [];
	return [faultAt(entry, 'entry-changed', 'This entry was changed after it was sealed')];
}

function recordFaults(entry: LinkedEntry): ChainFault[] {
	const { record, erasure } = entry;
	if (entry.kind === 'erasure') return [];
	if (!record) return [faultAt(entry, 'evidence-missing', 'The evidence that this entry sealed was removed')];
	const changed = [faultAt(entry, 'evidence-changed', 'The evidence was changed after it was sealed')];
	if (record.sequence !== entry.sequence) return changed;
	if (!record.erasedAt) return recordHash(record) === entry.contentHash ? [] : changed;
	if (!erasure)
		return [faultAt(entry, 'erasure-unrecorded', 'The content was erased, but the chain does not say by whom and why')];
	const keepsSources = erasure.madeFrom.join() === record.madeFrom.join();
	return record.evidence === null && keepsSources ? [] : changed;
}

/** Everything that is off with one place of the chain, read after the one before it. */
export const checkLink = (before: Pick<ChainEntry, 'sequence' | 'hash'>, entry: LinkedEntry): ChainFault[] => [
	...linkFaults(before, entry),
	...placeFaults(entry),
	...recordFaults(entry),
];
