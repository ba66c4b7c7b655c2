import type { SoundGenerateResult } from '@showrunner/contract';
import type { SoundEffect } from '../../contract/vocabulary';
import { alternativesOf, freeOfCharge } from '../core/alternatives';
import { buy, type Made, type Maker, type Offer } from '../core/buy';
import { keepFile } from '../core/keep-file';
import { leaveOut } from '../core/leave-out';
import { usualModel } from '../core/model-card';
import { costOf, type PriceOverride } from '../core/price';
import type { VendorContext } from '../core/vendor-context';
import { planTrack } from './plan-track';
import type { MadeSound, MusicProvider, MusicVendor, SoundEffectRequest, TrackPiece, TrackRequest } from './port';
import { priceUnknown } from '../core/price-unknown';

/** What is kept of a track or an effect: its sound and how long it is. */
type KeptSound = { assetId: string; durationMs: number };

/** Ten minutes for a vendor to compose in one call, and five to store what came: nobody else may buy it meanwhile. */
const callLimitMs = 900_000;

/**
 * Makes a provider of a vendor that composes one track a call.
 * @param vendors all vendors of music: models are told apart by their ids, and prices are compared
 */
export function byPiece(vendor: MusicVendor, vendors: readonly MusicVendor[]): MusicProvider {
	const { id, label, note, credential, addressField, operations, proof, models, prices } = vendor;
	const { effect } = vendor;
	return {
		...{ id, label, note, credential, operations, proof, models, prices },
		...(addressField !== undefined && { addressField }),
		composeTrack: async (request, context) => await composeTrack(vendor, request, context, vendors),
		...(effect && { makeEffect: async (request, context) => await makeEffect(vendor, request, context) }),
	};
}

async function composeTrack(
	vendor: MusicVendor,
	request: TrackRequest,
	context: VendorContext,
	vendors: readonly MusicVendor[],
) {
	const time = { vendors: vendors.map(({ id }) => id), nowMs: context.clock.now() };
	const { piece, warnings } = planTrack(vendor, request, time);
	const prices = await context.prices();
	const { unpriced, ...price } = costOf(vendor.prices, prices, piece.model, vendor.usageOf(piece));
	const { model, ...shapedBy } = piece;
	const asked = vendors.filter(({ id, models }) => id !== vendor.id && usualModel(models, time.nowMs));
	const elsewhere = asked.map((other) => askElsewhere(other, planTrack(other, leaveOut(request, 'model'), time).piece));
	const alternatives = [...alternativesOf(elsewhere, prices), freeOfCharge];
	const wish = { vendor, service: 'music', operation: 'track', model, shapedBy } as const;
	const offer: Offer = { ...wish, price, alternatives, callLimitMs };
	const keep = async (sound: MadeSound) => await keepSound(vendor, piece, sound, prices, context);
	const bought = await buy<KeptSound>(offer, trackMaker(vendor, piece, keep, context), context);
	const { result } = bought;
	return {
		value: { track: { ...result, beatsPerMinute: null, integratedLufs: null }, model, pieces: [bought] },
		warnings: [...warnings, ...bought.warnings, ...priceUnknown(vendor.label, model, unpriced)],
	};
}

const askElsewhere = ({ id, label, prices, usageOf }: MusicVendor, piece: TrackPiece) => {
	return { id, label, prices, model: piece.model, usage: usageOf(piece) };
};

type Keep = (sound: MadeSound) => Promise<Made<KeptSound>>;

function trackMaker({ track }: MusicVendor, piece: TrackPiece, keep: Keep, context: VendorContext): Maker<KeptSound> {
	if ('compose' in track) return { make: async () => await keep(await track.compose(piece, context)) };
	return {
		start: async () => await track.start(piece, context),
		check: async (ticket) => {
			const sound = await track.check(ticket, piece, context);
			return sound && (await keep(sound));
		},
	};
}

type AskedSound = Pick<TrackPiece, 'model' | 'prompt'> & Partial<Pick<TrackPiece, 'seed'>>;

async function keepSound(
	vendor: MusicVendor,
	{ model, prompt, seed }: AskedSound,
	{ file, usage, licenceId, warnings = [] }: MadeSound,
	prices: readonly PriceOverride[],
	context: VendorContext,
): Promise<Made<KeptSound>> {
	const evidence = {
		...vendor.rights,
		...({ sourceKind: 'generated', provider: vendor.label, model, prompt, aiGenerated: true } as const),
		...(seed !== undefined && vendor.meets.includes('seed') && { seed }),
		...(licenceId !== undefined && { licenceId }),
	};
	const asset = await keepFile(file, { name: 'music', evidence }, context);
	const durationMs = Math.round(asset.media?.durationMs ?? 0);
	const { micros } = costOf(vendor.prices, prices, model, usage);
	return { result: { assetId: asset.id, durationMs }, assetIds: [asset.id], costMicros: micros, warnings };
}

/** What each effect is, for those who make it from words. Lengths are those of the local ones. */
const effects: Record<SoundEffect, { prompt: string; durationMs: number }> = {
	whoosh: { prompt: 'A fast airy whoosh passing by, clean, no music', durationMs: 1_000 },
	pop: { prompt: 'A short soft bubble pop, clean, no music', durationMs: 500 },
	ding: { prompt: 'A single bright bell ding with a short tail, clean, no music', durationMs: 1_500 },
};

async function makeEffect(vendor: MusicVendor, { effect, seed }: SoundEffectRequest, context: VendorContext) {
	const words = effects[effect];
	const prices = await context.prices();
	const asked = { model: 'sound-effect', prompt: words.prompt };
	const usage = { request: 1 };
	const { unpriced, ...price } = costOf(vendor.prices, prices, asked.model, usage);
	// Effects have no seed at vendors; another seed asks for another take.
	const offer: Offer = {
		...{ vendor, service: 'music', operation: 'effect', model: asked.model },
		...{ shapedBy: { ...words, seed }, price, alternatives: [freeOfCharge], callLimitMs },
	};
	const make = async () => {
		const sound = await vendor.effect?.(words, context);
		if (!sound) throw new Error(`${vendor.label} makes no effects`);
		return await keepSound(vendor, asked, sound, prices, context);
	};
	const bought = await buy<KeptSound>(offer, { make }, context);
	const value: Omit<SoundGenerateResult, 'warnings'> = bought.result;
	const warnings = [...bought.warnings, ...priceUnknown(vendor.label, asked.model, unpriced)];
	return { value: { ...value, pieces: [bought] }, warnings };
}
