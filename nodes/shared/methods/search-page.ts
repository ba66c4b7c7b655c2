import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../to-node-error';

type Page<T> = { items: T[]; nextCursor: string | null };

/** One page of a list as the resource locator shows it, narrowed to what was typed. */
export async function searchPage<T>(
	context: ILoadOptionsFunctions,
	fetchPage: () => Promise<Page<T>>,
	toEntry: (item: T) => INodeListSearchItems,
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const page = await fetchPage().catch((error: unknown) => {
		throw toNodeError(error, { node: context.getNode() });
	});
	const wanted = filter?.trim().toLocaleLowerCase() ?? '';
	const results = page.items
		.map(toEntry)
		.filter(({ name, value }) => `${name} ${String(value)}`.toLocaleLowerCase().includes(wanted));
	return { results, ...(page.nextCursor !== null && { paginationToken: page.nextCursor }) };
}
