import type { Evidence, EvidenceEntry, recordEvidenceRequest } from '@showrunner/contract';
import type { z } from 'zod';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import { assetNotFound } from '../assets/create-asset-store.js';
import type { Deps } from '../deps.js';
import { claimKey, earlierResource, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { showEvidence } from './show-evidence.js';

type Wish = z.output<typeof recordEvidenceRequest>;

/** The record that a caller's words make. */
function toEvidence({ source, ...told }: Wish, now: Date): Evidence {
	const isGenerated = told.sourceKind === 'generated';
	const aiGenerated = told.aiGenerated ?? (isGenerated ? true : undefined);
	return {
		...told,
		origin: isGenerated ? 'generated' : told.sourceKind === 'derived' ? 'rendered' : 'uploaded',
		source: source ?? told.provider ?? told.author ?? told.sourceKind,
		...(aiGenerated !== undefined && { aiGenerated }),
		recordedAt: now.toISOString(),
	};
}

/** Refuses files that the record names and the store does not have. */
async function refuseUnknown(books: Pick<Repositories, 'assets'>, { madeFrom = [], receipt }: Wish): Promise<void> {
	const named = [
		...madeFrom.map((assetId, at) => ({ assetId, field: `madeFrom[${at}]` })),
		...(receipt?.assetId === undefined ? [] : [{ assetId: receipt.assetId, field: 'receipt.assetId' }]),
	];
	const found = await books.assets.find(named.map(({ assetId }) => assetId));
	const unknown = named.find(({ assetId }) => !found.some(({ id }) => id === assetId));
	if (!unknown) return;
	throw inputInvalid('asset-not-found', 'There is no such asset', {
		field: unknown.field,
		detail: unknown.assetId,
		fix: 'Upload the file first, or leave it out',
	});
}

/** Adds evidence to an asset of the store; the same again is the record that is there. */
export async function recordEvidence(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	assetId: string,
	wish: Wish,
	key: RequestKey,
): Promise<EvidenceEntry> {
	refuseUnprintable(wish);
	const earlier = await earlierResource(store, key);
	if (earlier !== null) return showEvidence(store, earlier);
	const id = await store.transaction(async (books) => {
		await books.assets.lock(assetId);
		if ((await books.assets.find([assetId])).length === 0) throw assetNotFound(assetId);
		await refuseUnknown(books, wish);
		const added = await books.evidence.add(assetId, toEvidence(wish, clock.now()));
		return claimKey(books, key, added);
	});
	return showEvidence(store, id);
}
