import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { isRecord } from '../is-record';
import { searchModels } from './search-models';

/** Models that make pictures: from words, or from a picture where the form names one to start from. */
export async function searchImageModels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const options: unknown = this.getCurrentNodeParameter('options');
	const reference = isRecord(options) ? options.referenceAssetId : undefined;
	const isGiven = isRecord(reference) && typeof reference.value === 'string' && reference.value !== '';
	return await searchModels(this, [isGiven ? 'image-to-image' : 'text-to-image'], filter);
}
