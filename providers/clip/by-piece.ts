import { buy, type Bought, type Maker, type Offer } from '../core/buy';
import { inLanes } from '../core/in-lanes';
import type { MadeFile } from '../core/keep-file';
import { costOf, type PriceOverride } from '../core/price';
import { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { anotherMayHelp } from '../../contract/vocabulary';
import { changeClip } from './change-clip';
import { keepClip, usageOf, type KeptClip } from './keep-clip';
import { planClip } from './plan-clip';
import type { ChangeRequest, ClipManner, ClipsWish, FailedClip, KeyedClips } from './port';
import { readFrames } from './read-frames';
import { priceElsewhere, type PlannedClip } from './price-elsewhere';
import type { ClipPiece, ClipVendor } from './vendor-port';
import { leaveOut } from '../core/leave-out';
import { onceEach } from '../core/once-each';
import { priceUnknown } from '../core/price-unknown';

/** A clip takes minutes, and vendors let few run at once. */
const lanes = 2;
/** Longest time that one call may take; after it, another run may take over. */
const callLimitMs = 20 * 60_000;

/**
 * Makes a provider of a vendor that makes one clip a call: each is bought once, proven, and fails alone.
 * @param vendors all vendors of clips, for prices are compared
 */
export function byPiece(vendor: ClipVendor, vendors: readonly ClipVendor[]): KeyedClips {
	const { id, label, note, credential, addressField, pathFields, operations, proof, models, prices, changes } = vendor;
	return {
		...{ id, label, note, credential, operations, proof, models, prices },
		...(addressField !== undefined && { addressField }),
		...(pathFields !== undefined && { pathFields }),
		makeClips: async (wish, manner, context) => await makeClips(vendor, { wish, manner, vendors }, context),
		...(changes && {
			changingModels: changes.models,
			changeClip: async (request: ChangeRequest, context: VendorContext) =>
				await changeClip({ ...vendor, changes }, request, context),
		}),
	};
}

type Asked = { wish: ClipsWish; manner: ClipManner; vendors: readonly ClipVendor[] };

async function makeClips(vendor: ClipVendor, asked: Asked, context: VendorContext) {
	const prices = await context.prices();
	const failed: FailedClip[] = [];
	const plans = asked.wish.clips.map((clip) => ({ clip, ...planClip(vendor, clip, asked, context.clock.now()) }));
	const made = await inLanes(plans, lanes, async ({ clip, piece, warnings }) => {
		const bought = await buyClip(vendor, { clip, piece }, { ...asked, prices }, context).catch((error: unknown) => {
			if (!(error instanceof ProviderError)) throw error;
			failed.push({ sceneId: clip.id, error });
		});
		return bought ? [{ sceneId: clip.id, bought, warnings, model: piece.model }] : [];
	});
	const kept = made.flat();
	const [first] = kept;
	if (!first) throw mostTelling(failed);
	const clips = kept.map(({ sceneId, bought }) => ({ sceneId, ...bought.result }));
	const pieces = kept.map(({ bought }) => bought);
	const warnings = [
		...kept.flatMap(({ warnings: planned, bought }) => [...planned, ...bought.warnings]),
		...unpriced(vendor, first.model, prices),
	];
	return { value: { clips, failed, pieces, model: first.model }, warnings: onceEach(warnings) };
}

async function buyClip(
	vendor: ClipVendor,
	planned: PlannedClip,
	asked: Asked & { prices: readonly PriceOverride[] },
	context: VendorContext,
): Promise<Bought<KeptClip>> {
	const { piece } = planned;
	const { prices } = asked;
	const { model, ...shapedBy } = piece;
	const price = leaveOut(costOf(vendor.prices, prices, model, usageOf(piece)), 'unpriced');
	const alternatives = priceElsewhere(vendor, planned, asked, { ...asked, nowMs: context.clock.now() });
	const wish = { vendor, service: 'clip', operation: 'generate', model, shapedBy } as const;
	const offer: Offer = { ...wish, price, alternatives, callLimitMs };
	const keep = async (file: MadeFile) => await keepClip(vendor, piece, { file, prices }, context);
	return await buy<KeptClip>(offer, makerOf(vendor, piece, keep, context), context);
}

function makerOf(
	{ clip }: ClipVendor,
	piece: ClipPiece,
	keep: (file: MadeFile) => ReturnType<typeof keepClip>,
	context: VendorContext,
): Maker<KeptClip> {
	const frames = async () => await readFrames(piece, context);
	if ('make' in clip) return { make: async () => await keep(await clip.make(piece, await frames(), context)) };
	return {
		start: async () => await clip.start(piece, await frames(), context),
		check: async (ticket) => {
			const file = await clip.check(ticket, piece, context);
			return file && (await keep(file));
		},
	};
}

/** A no to the content ends the chain, so it goes before what another vendor could mend. */
function mostTelling(failed: readonly FailedClip[]): ProviderError {
	const errors = failed.map(({ error }) => error);
	const [first] = errors;
	if (!first) throw new Error('No clip was asked for');
	return errors.find(({ kind }) => !anotherMayHelp[kind]) ?? first;
}

function unpriced({ label, prices: table }: ClipVendor, model: string, own: readonly PriceOverride[]): Warning[] {
	return priceUnknown(label, model, costOf(table, own, model, { second: 1 }).unpriced);
}
