import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { generationKinds, type GenerationKind } from '../../../contract/vocabulary';
import type { KeyedClips } from '../../../providers/clip/port';
import { keyedClips } from '../../../providers/clip/registry';
import type { ModelCard } from '../../../providers/core/model-card';
import { pickVendors } from '../../../providers/core/vendor-card';
import { clock } from '../clock';
import { automaticEntry, localModels } from './search-models';
import { searchPage } from './search-page';

/** What a model must be able to do for each verb. */
const kindsOf: Record<string, readonly GenerationKind[]> = {
	generate: ['text-to-video'],
	animateImage: ['image-to-video', 'first-last-frame'],
	extend: ['image-to-video'],
	upscale: ['upscale'],
};
const clipKinds = generationKinds.filter((kind) => !kind.endsWith('-to-image'));

/** Models of all chosen vendors that can do what the form is set to. A render-node that is away hides no other's. */
export async function searchClipModels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	const chosen: unknown = this.getCurrentNodeParameter('providers');
	const ids = Array.isArray(chosen) ? chosen.map(String) : ['renderNode'];
	const known = entriesOf(ids, operation);
	const fetchPage = async () => {
		const local = ids.includes('renderNode')
			? await localModels(this, kindsOf[operation] ?? clipKinds).catch((error: unknown) => {
					if (known.length === 0) throw error;
					return [];
				})
			: [];
		return { items: [automaticEntry, ...known, ...local], nextCursor: null };
	};
	return await searchPage(this, fetchPage, (entry) => entry, filter);
}

/** What a vendor has shut down is not offered; it says so where a workflow still names it. */
function entriesOf(ids: readonly string[], operation: string): INodeListSearchItems[] {
	return pickVendors(keyedClips, ids).flatMap((clips) =>
		modelsFor(clips, operation)
			.filter(({ shutDownOn }) => !shutDownOn || Date.parse(shutDownOn) > clock.now())
			.map((model) => ({ name: `${model.label} (${clips.label})`, value: `${clips.id}:${model.id}` })),
	);
}

function modelsFor({ models, changingModels }: KeyedClips, operation: string): readonly ModelCard[] {
	if (operation === 'extend' || operation === 'upscale') return changingModels?.(operation) ?? [];
	return models(operation === 'animateImage' ? 'picture' : 'words');
}
