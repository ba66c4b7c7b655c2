import type { Model } from '@showrunner/contract';
import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { GenerationKind } from '../../../contract/vocabulary';
import { automaticModel } from '../fields/model-field';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

export const automaticEntry: INodeListSearchItems = { name: 'Automatic', value: automaticModel };

const commercialUse: Record<Model['licence']['commercialUse'], string> = {
	allowed: '',
	conditional: 'commercial use on conditions',
	forbidden: 'non-commercial',
};

/** Automatic, then the models that can do one of these kinds now. What cannot be used is not shown. */
export async function searchModels(
	context: ILoadOptionsFunctions,
	kinds: readonly GenerationKind[],
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const fetchPage = async () => ({ items: [automaticEntry, ...(await localModels(context, kinds))], nextCursor: null });
	return await searchPage(context, fetchPage, (entry) => entry, filter);
}

/** Models of the render-node that can do one of these kinds now. */
export async function localModels(
	context: ILoadOptionsFunctions,
	kinds: readonly GenerationKind[],
): Promise<INodeListSearchItems[]> {
	const { items } = await serviceClient(context).call('getModels', {});
	const usable = items.filter((model) => model.available && model.kinds.some((kind) => kinds.includes(kind)));
	return usable.map(toEntry);
}

function toEntry({ id, label, engine, clip, kinds, licence, note }: Model): INodeListSearchItems {
	const makesClips = clip && kinds.some((kind) => kind !== 'upscale');
	const length = makesClips ? `up to ${Math.floor(clip.longestMs / 1000)} s` : '';
	const facts = [engine, length, commercialUse[licence.commercialUse]].filter((fact) => fact !== '');
	const description = [`Licence: ${licence.id}`, licence.note, note].filter((part) => part !== '').join('. ');
	return { name: `${label} (${facts.join(', ')})`, value: id, description };
}
