import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Settings profiles of the render-node for the resource locator. */
export async function searchProfiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const q = filter?.trim() ?? '';
	const query = { limit: 50, ...(q !== '' && { q }), ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getProfiles', { query }),
		({ name, active }) => {
			const shares = active.map(({ version, weight }) => `v${version}${weight === 100 ? '' : ` ${weight}%`}`);
			return { name: `${name} (${shares.join(', ')})`, value: name };
		},
		filter,
	);
}
