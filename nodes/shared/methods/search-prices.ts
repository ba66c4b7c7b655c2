import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Prices that were set on the render-node, for the resource locator. */
export async function searchPrices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getPrices', { query }),
		({ id, provider, model, unit, priceMicros, per, currency }) => ({
			name: `${provider} ${model}: ${currency} ${priceMicros / 1_000_000} per ${per === 1 ? '' : `${per} `}${unit}`,
			value: id,
		}),
		filter,
	);
}
