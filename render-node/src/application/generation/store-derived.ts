import type { Asset } from '@showrunner/contract';
import { renderedEvidence } from '../assemble/rendered-evidence.js';
import type { JobContext } from '../job-handler.js';

type Derived = { name: string; mediaType: string; madeFrom: string[]; provenanceAssetId?: string };

/** Whether a generative model had a hand in any of these. */
export async function areAiGenerated(assetIds: readonly string[], { assets }: JobContext): Promise<boolean> {
	const sources = await Promise.all(assetIds.map((assetId) => assets.get(assetId)));
	return sources.some(({ evidence }) => evidence.some((entry) => entry.aiGenerated === true));
}

/** Stores a file that was cut or joined from other assets; what a model made of them stays marked as such. */
export async function storeDerived(path: string, derived: Derived, context: JobContext): Promise<Asset> {
	const { name, mediaType, madeFrom, provenanceAssetId } = derived;
	const aiGenerated = await areAiGenerated(madeFrom, context);
	return context.assets.putFile(path, {
		name,
		mediaType,
		evidence: {
			...renderedEvidence(madeFrom),
			aiGenerated,
			...(provenanceAssetId && { provenanceAssetId }),
		},
	});
}
