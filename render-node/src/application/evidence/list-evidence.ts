import type { EvidenceEntry } from '@showrunner/contract';
import type { Page, PageRequest } from '../../domain/store/page.js';
import type { PlacedEvidence } from '../../domain/store/evidence-repository.js';
import type { Repositories } from '../../domain/store/store.js';
import { assetNotFound } from '../assets/create-asset-store.js';
import { toPage } from '../paging.js';
import { toEntry } from './show-evidence.js';

/** Evidence of an asset, newest first; that of a deleted asset is still there. */
export async function listEvidence(
	books: Pick<Repositories, 'assets' | 'evidence'>,
	assetId: string,
	request: PageRequest,
): Promise<{ items: EvidenceEntry[]; nextCursor: string | null }> {
	const page: Page<PlacedEvidence> = await books.evidence.list(assetId, request);
	const isEmpty = page.items.length === 0 && request.after === null;
	if (isEmpty && (await books.assets.find([assetId])).length === 0) throw assetNotFound(assetId);
	return toPage(page, (items) => items.map(toEntry));
}
