import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { serviceClient } from '../transport/service-client';
import { searchPage } from './search-page';

/** Jobs of the render-node, newest first, for the resource locator. */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { limit: 50, ...(paginationToken && { cursor: paginationToken }) };
	return await searchPage(
		this,
		async () => await serviceClient(this).call('getJobs', { query }),
		(job) => ({ name: `${job.kind}, ${job.state}, ${job.createdAt.slice(0, 16).replace('T', ' ')}`, value: job.id }),
		filter,
	);
}
