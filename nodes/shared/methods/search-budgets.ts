import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Caps of the render-node for the resource locator. */
export async function searchBudgets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getBudgets', { query }),
		({ id, scope, key, period, currency, limitMicros }) => ({
			name: `${scope}${key === '*' ? '' : ` ${key}`}: ${currency} ${limitMicros / 1_000_000} (${period})`,
			value: id,
		}),
		filter,
	);
}
