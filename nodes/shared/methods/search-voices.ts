import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Voices that the render-node has for the resource locator. */
export async function searchVoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await searchPage(
		this,
		async () => ({ ...(await serviceClient(this).call('getVoices', {})), nextCursor: null }),
		({ id, label, locale, engine }) => ({ name: `${label} (${locale}, ${engine})`, value: id }),
		filter,
	);
}
