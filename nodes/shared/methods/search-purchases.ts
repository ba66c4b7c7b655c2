import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** What was bought from vendors, for the resource locator. */
export async function searchPurchases(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getPurchases', { query }),
		({ id, provider, operation, model, state, createdAt }) => ({
			name: `${createdAt.slice(0, 16).replace('T', ' ')} ${provider} ${model ?? operation} (${state})`,
			value: id,
		}),
		filter,
	);
}
