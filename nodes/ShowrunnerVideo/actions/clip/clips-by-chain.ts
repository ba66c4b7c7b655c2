import { askChain } from '../../../../providers/clip/ask-chain';
import type { ClipManner, ClipsWish } from '../../../../providers/clip/port';
import { clipProviders } from '../../../../providers/clip/registry';
import type { BatchOperation } from '../../../shared/operation';
import type { ItemContext } from '../../../shared/item-context';
import { withClips } from '../../../shared/sections/clips';
import { costLine } from '../../../shared/sections/costs';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { chosenProviders } from './chosen-providers';
import { namesKeyed, refuseTicket } from './named-vendors';

/**
 * The way of runs that name a vendor with a key: each item is waited for, for vendors call nobody back. A run that was
 * stopped is taken up by its tickets. Runs of the render-node alone sleep as a batch.
 */
export const clipsByChain = (read: (item: ItemContext) => ClipsWish): NonNullable<BatchOperation['byItem']> => ({
	isChosen: namesKeyed,
	async execute(item) {
		const { node, itemIndex } = item;
		refuseTicket(item);
		const chain = chosenProviders(node, itemIndex, clipProviders);
		const contextFor = (vendor: (typeof chain)[number]) => vendorContextOf(item, vendor);
		const asked = { chain, all: clipProviders, wish: read(item), manner: readClipManner(item), contextFor };
		const parts = await askChain(asked);
		const clips = parts.flatMap(({ value }) => value.clips);
		const made = new Set(clips.map(({ sceneId }) => sceneId));
		const failed = parts.flatMap(({ value }) => value.failed).filter(({ sceneId }) => !made.has(sceneId));
		const account = {
			...parts[0]?.value.account,
			provider: parts[0]?.provider,
			model: parts[0]?.value.model,
			attempts: parts.flatMap(({ attempts }) => attempts),
			warnings: parts.flatMap(({ warnings }) => warnings),
			failed: failed.map(({ sceneId, error }) => ({ sceneId, kind: error.kind, message: error.message })),
		};
		const paid = parts.filter(({ value }) => value.pieces.length > 0);
		const costs = paid.map(({ provider, value }) => costLine('clips', { provider, model: value.model }, value.pieces));
		return item.withSection('visuals', withClips(item.input.json.visuals, clips, account), costs);
	},
});

function readClipManner({ node, itemIndex }: ItemContext): ClipManner {
	const options = node.getNodeParameter('options', itemIndex, {}) as Pick<ClipManner, 'resolution'> & { seed?: number };
	const { resolution, seed } = options;
	return { isSeedChosen: seed !== undefined, ...(resolution !== undefined && { resolution }) };
}
