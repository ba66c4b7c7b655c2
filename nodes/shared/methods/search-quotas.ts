import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Quotas of the render-node for the resource locator, each with what is left. */
export async function searchQuotas(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getQuotas', { query }),
		({ id, name, project, channel, left, limit, unit }) => {
			const owner = [project, channel].filter((part) => part !== null).join(', ');
			return { name: `${name}${owner && ` of ${owner}`}: ${left} of ${limit} ${unit} left`, value: id };
		},
		filter,
	);
}
