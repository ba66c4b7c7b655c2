import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Productions of the render-node for the resource locator. */
export async function searchProductions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getProductions', { query }),
		({ id, title, state, createdAt }) => ({
			name: `${title || 'Untitled'} (${state}, ${createdAt.slice(0, 10)})`,
			value: id,
		}),
		filter,
	);
}
