import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	compareFingerprints,
	type Comparison,
	type CompareWish,
} from '../../domain/fingerprints/compare-fingerprints.js';
import type { Fingerprint } from '../../domain/fingerprints/fingerprint.js';
import { judgeMatch, type Judgement } from '../../domain/fingerprints/judge-match.js';
import type { FingerprintShelf } from './fingerprint-shelf.js';

export type FileMatch = { assetId: string; comparison: Comparison } & Judgement;

/** Long histories are read in parts, since a fingerprint of an hour has a megabyte. */
const filesAtOnce = 10;

/** Compares a fingerprint with each file's, and gives way to other work in between. The best matches come first. */
export async function matchFiles(
	shelf: Pick<FingerprintShelf, 'find'>,
	query: Fingerprint,
	assetIds: readonly string[],
	{ signal, onFile, ...wish }: CompareWish & { signal: AbortSignal; onFile(done: number, of: number): void },
): Promise<FileMatch[]> {
	const matches: FileMatch[] = [];
	for (let from = 0; from < assetIds.length; from += filesAtOnce) {
		const others = await shelf.find(assetIds.slice(from, from + filesAtOnce));
		for (const [assetId, other] of others) {
			const comparison = await run(compareFingerprints(query, other, wish), signal);
			const judgement = judgeMatch(comparison);
			if (judgement.verdict !== 'new') matches.push({ assetId, comparison, ...judgement });
		}
		onFile(Math.min(assetIds.length, from + filesAtOnce), assetIds.length);
	}
	return matches.sort((a, b) => rank(b) - rank(a) || b.score - a.score);
}

const rank = ({ verdict }: FileMatch) => (verdict === 'duplicate' ? 1 : 0);

async function run<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		await nextTurn();
		signal.throwIfAborted();
	}
}
