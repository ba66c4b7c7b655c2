import type { ClipExtendResult, ClipUpscaleResult } from '@showrunner/contract';
import { ownModel } from '../../../../providers/clip/ask-chain';
import type { ChangeRequest, ClipProvider } from '../../../../providers/clip/port';
import { clipChangers } from '../../../../providers/clip/registry';
import { renderNodeClip } from '../../../../providers/clip/render-node';
import type { PaidPiece } from '../../../../providers/core/buy';
import { ProviderError } from '../../../../providers/core/provider-error';
import { runChain, type Warning } from '../../../../providers/core/run-chain';
import { runJob } from '../../../../providers/core/run-job';
import type { BatchOperation } from '../../../shared/operation';
import type { ItemContext } from '../../../shared/item-context';
import { costLine } from '../../../shared/sections/costs';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { chosenProviders } from './chosen-providers';
import { namesKeyed, refuseTicket } from './named-vendors';

type Changed = { clip: object; model: string; account: object; pieces: PaidPiece[] };

/** The way of runs that name a vendor with a key: each clip is waited for, and taken up by its ticket after a stop. */
export const changesByChain = (read: (item: ItemContext) => ChangeRequest): NonNullable<BatchOperation['byItem']> => ({
	isChosen: namesKeyed,
	async execute(item) {
		refuseTicket(item);
		const chain = chosenProviders(item.node, item.itemIndex, clipChangers);
		const request = read(item);
		const made = await runChain(chain, async (vendor) => await change(item, vendor, request));
		const { provider, attempts, warnings, value } = made;
		const { clip, model, account, pieces } = value;
		const costs = pieces.length > 0 ? [costLine('clip', { provider, model }, pieces)] : [];
		return item.withSection('clip', { ...clip, ...account, provider, attempts, warnings }, costs);
	},
});

async function change(
	item: ItemContext,
	vendor: ClipProvider,
	request: ChangeRequest,
): Promise<{ value: Changed; warnings: Warning[] }> {
	const { model, warnings } = ownModel(vendor, clipChangers, request.wish.model);
	const own = { ...request, wish: { ...request.wish, model } } as ChangeRequest;
	const context = vendorContextOf(item, vendor);
	if ('toJob' in vendor) {
		const { kind, step, input } = renderNodeClip.toJob(own);
		const order = { kind, step, input } as Parameters<typeof runJob<'clip.extend' | 'clip.upscale'>>[0];
		const result: ClipExtendResult | ClipUpscaleResult = await runJob(order, context);
		const { clip, warnings: later, ...account } = result;
		return { value: { clip, account, model: clip.model, pieces: [] }, warnings: [...warnings, ...later] };
	}
	if (!vendor.changeClip) throw changesNone(vendor);
	const { value, warnings: later } = await vendor.changeClip(own, context);
	const { clip, piece } = value;
	return { value: { clip, account: {}, model: clip.model, pieces: [piece] }, warnings: [...warnings, ...later] };
}

function changesNone({ label }: ClipProvider): ProviderError {
	return new ProviderError({
		kind: 'configuration-invalid',
		title: `${label} changes no clips`,
		fix: 'Choose a provider that does',
		field: 'providers',
	});
}
