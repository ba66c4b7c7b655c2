import type { Asset } from '@showrunner/contract';
import type { JobContext } from '../job-handler.js';

type Derived = { name: string; mediaType: string; madeFrom: string[]; provenanceAssetId?: string };

/** Stores a file that was cut or joined from other assets; what a model made of them stays marked as such. */
export async function storeDerived(path: string, derived: Derived, { assets }: JobContext): Promise<Asset> {
	const { name, mediaType, madeFrom, provenanceAssetId } = derived;
	const sources = await Promise.all(madeFrom.map((assetId) => assets.get(assetId)));
	const aiGenerated = sources.some(({ evidence }) => evidence.some((entry) => entry.aiGenerated === true));
	return assets.putFile(path, {
		name,
		mediaType,
		evidence: {
			origin: 'rendered',
			source: 'Showrunner render-node',
			licence: 'as its parts',
			aiGenerated,
			madeFrom,
			...(provenanceAssetId && { provenanceAssetId }),
		},
	});
}
