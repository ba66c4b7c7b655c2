import { buy } from '../core/buy';
import { leaveOut } from '../core/leave-out';
import { lendingMs, lendVideo } from '../core/lend-video';
import { costOf } from '../core/price';
import { priceUnknown } from '../core/price-unknown';
import type { Warning } from '../core/run-chain';
import { storedAsset } from '../core/stored-asset';
import type { VendorContext } from '../core/vendor-context';
import { keepClip, usageOf, type KeptClip } from './keep-clip';
import { planChange } from './plan-change';
import type { ChangedClip, ChangeRequest } from './port';
import type { ClipChanger, ClipVendor } from './vendor-port';

/** An upload may come before the call, and the call itself takes minutes. */
const callLimitMs = lendingMs + 5 * 60_000;

/** Has a vendor change a clip of the store: bought once, looked after by its ticket, and proven with what it was made from. */
export async function changeClip(
	vendor: ClipVendor & { changes: ClipChanger },
	request: ChangeRequest,
	context: VendorContext,
): Promise<{ value: ChangedClip; warnings: Warning[] }> {
	const { id, label, changes } = vendor;
	const source = await storedAsset(request.wish.assetId, context);
	const { change, warnings } = planChange(vendor, request, { source, nowMs: context.clock.now() });
	const prices = await context.prices();
	const { model, task, ...shapedBy } = change;
	const cost = costOf(vendor.prices, prices, model, usageOf(change));
	const offer = { vendor, service: 'clip', operation: task, model, shapedBy, callLimitMs } as const;
	const told = { ...leaveOut(change, 'source', 'task', 'resolution'), madeFrom: [change.source.assetId] };
	const bought = await buy<KeptClip>(
		{ ...offer, price: leaveOut(cost, 'unpriced') },
		{
			start: async () => {
				const loan = await lendVideo(
					{ id, label, videos: changes.videos },
					{ video: change.source, service: 'clip' },
					context,
				);
				return await changes.start(change, loan.lent, context);
			},
			check: async (ticket) => {
				const file = await changes.check(ticket, context);
				return file && (await keepClip(vendor, told, { file, prices }, context));
			},
		},
		context,
	);
	const { result: clip, warnings: later, ...piece } = bought;
	return { value: { clip, piece }, warnings: [...warnings, ...later, ...priceUnknown(label, model, cost.unpriced)] };
}
