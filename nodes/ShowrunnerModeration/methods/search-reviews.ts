import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchPage } from '../../shared/methods/search-page';
import { serviceClient } from '../../shared/transport/service-client';

/** Reviews, newest first, for the resource locator. */
export async function searchReviews(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getReviews', { query }),
		({ id, title, state }) => ({ name: `${title} (${state.replace('-', ' ')})`, value: id }),
		filter,
	);
}
