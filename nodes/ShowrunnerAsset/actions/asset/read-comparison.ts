import type { JobRequest } from '@showrunner/contract';
import type { MatchStrictness } from '../../../../contract/vocabulary';
import type { ItemContext } from '../../../shared/item-context';
import { readAssetId } from '../../../shared/read-asset-id';
import { invalidField } from '../../../shared/refusals';
import { readInstant } from '../evidence/read-instant';

type Comparison = JobRequest<'media.compare'>;
type Options = { last?: number; since?: string; leastSharedSeconds?: number };

/** Reads the node's form. The production that the item is about does not count as its past. */
export function readComparison(item: ItemContext): Comparison {
	const { node, itemIndex } = item;
	const options = node.getNodeParameter('options', itemIndex, {}) as Options;
	const productionId = node.getNodeParameter('productionId', itemIndex, '') as string | undefined;
	return {
		assetId: readAssetId(item),
		history: readHistory(item, options),
		strictness: node.getNodeParameter('strictness', itemIndex, 'balanced') as MatchStrictness,
		...(productionId && { exceptProductionId: productionId }),
		...(options.leastSharedSeconds !== undefined && { leastSharedMs: Math.round(options.leastSharedSeconds * 1_000) }),
	};
}

function readHistory({ node, itemIndex }: ItemContext, { last, since }: Options): Comparison['history'] {
	if (node.getNodeParameter('compareWith', itemIndex, 'channel') === 'all') return { scope: 'all' };
	const channel = node.getNodeParameter('channel', itemIndex, '') as string | null | undefined;
	if (!channel)
		throw invalidField(
			'channel',
			'No channel is given',
			'Name one when the production is started, write it here, or compare with all assets',
		);
	return {
		...{ scope: 'channel', channel: String(channel) },
		...(last !== undefined && { last }),
		...(since && { since: readInstant('since', since) }),
	};
}
