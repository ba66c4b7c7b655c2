import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { generationKinds, type GenerationKind } from '../../../contract/vocabulary';
import { searchModels } from './search-models';

/** What a model must be able to do for each verb. */
const kindsOf: Record<string, readonly GenerationKind[]> = {
	generate: ['text-to-video'],
	animateImage: ['image-to-video', 'first-last-frame'],
	extend: ['image-to-video'],
	upscale: ['upscale'],
};
const clipKinds = generationKinds.filter((kind) => !kind.endsWith('-to-image'));

/** Models that can do what the form is set to. */
export async function searchClipModels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	return await searchModels(this, kindsOf[operation] ?? clipKinds, filter);
}
