import { limits } from '../../contract/vocabulary';
import type { ItemContext } from './item-context';

type Page<T> = { items: T[]; nextCursor: string | null };
type Paging = { limit: number; cursor?: string };

/** Reads pages until there are enough, by the node's Return All and Limit. */
export async function getMany<T>(item: ItemContext, fetchPage: (paging: Paging) => Promise<Page<T>>): Promise<T[]> {
	const { node, itemIndex } = item;
	const returnAll = node.getNodeParameter('returnAll', itemIndex, false) === true;
	const wanted = returnAll ? Infinity : (node.getNodeParameter('limit', itemIndex, 50) as number);
	const found: T[] = [];
	let cursor: string | undefined;
	do {
		const limit = Math.min(limits.pageSize, wanted - found.length);
		const page = await fetchPage({ limit, ...(cursor !== undefined && { cursor }) });
		found.push(...page.items);
		cursor = page.nextCursor ?? undefined;
	} while (cursor !== undefined && found.length < wanted);
	return found.slice(0, wanted);
}
