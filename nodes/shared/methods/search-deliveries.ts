import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Webhooks of the render-node for the resource locator, newest first, each with what became of it. */
export async function searchDeliveries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getDeliveries', { query }),
		({ id, state, address, createdAt }) => ({
			name: `${state}, ${createdAt.slice(0, 16).replace('T', ' ')}, ${address}`,
			value: id,
		}),
		filter,
	);
}
