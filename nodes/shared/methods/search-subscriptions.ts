import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** What triggers subscribed to, for the resource locator. A query of an address may hold a token and is not shown. */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getSubscriptions', { query }),
		({ id, events, url, disabledAt }) => ({
			name: `${events.join(', ')} to ${url.replace(/\?.*/, '')}${disabledAt === null ? '' : ' (switched off)'}`,
			value: id,
		}),
		filter,
	);
}
