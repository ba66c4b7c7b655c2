import { alternativesOf, freeOfCharge } from '../core/alternatives';
import { buy, type Bought, type Made } from '../core/buy';
import { inLanes } from '../core/in-lanes';
import { knownModels } from '../core/known-models';
import { chooseModel, usualModel } from '../core/model-card';
import { ownModel } from '../core/own-model';
import { costOf, type PriceOverride, type Usage } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import type {
	AlignRequest,
	Heard,
	HeardPiece,
	SoundPiece,
	SoundType,
	TranscribeRequest,
	TranscriptionProvider,
	TranscriptionVendor,
} from './port';
import { extractSound } from './extract-sound';
import { keepWords, readWords, type KeptWords } from './kept-words';
import { stitch, type PlacedPiece } from './stitch';
import { onceEach } from '../core/once-each';
import { priceUnknown } from '../core/price-unknown';
import { beforeAsking } from '../core/unasked';

/** What vendors of transcripts take, and three hours of MP3 for those that find given words. */
const pieceBytes = 25 * 1024 * 1024;
const wholeBytes = 96 * 1024 * 1024;
/** A little longer than the call itself waits. */
const callLimitMs = 660_000;
const wholeCallLimitMs = 1_860_000;

type KeptPiece = KeptWords & { text: string; locale: string | null };

/**
 * Makes a provider of a vendor that hears one piece a call.
 * @param vendors all vendors of transcripts: models are told apart by their ids, and prices are compared
 */
export function byPiece(vendor: TranscriptionVendor, vendors: readonly TranscriptionVendor[]): TranscriptionProvider {
	const { id, label, note, credential, addressField, operations, proof, models, prices, listModels, find } = vendor;
	return {
		...{ id, label, note, credential, operations, proof, models, prices },
		...(addressField !== undefined && { addressField }),
		...(listModels && { listModels }),
		transcribe: async (request, context) => await transcribe(vendor, request, context, vendors),
		...(find && { align: async (request, context) => await align(vendor, find, request, context) }),
	};
}

async function transcribe(
	vendor: TranscriptionVendor,
	request: TranscribeRequest,
	context: VendorContext,
	vendors: readonly TranscriptionVendor[],
) {
	const ids = vendors.map(({ id }) => id);
	const named = ownModel(vendor, request.model, ids);
	const own = named.model ?? (await vendor.ownModel?.(context));
	const known = await knownModels(vendor, { models: vendor.models, wanted: own, service: 'transcription' }, context);
	const { model, warnings } = chooseModel(known, own, context.clock.now());
	const { locale } = request;
	const asked = { model, ...(locale && { locale }) };
	const hear: Hear = async (sound) => await vendor.hear({ ...sound, ...asked }, context);
	const heard = await hearPieces(
		vendor,
		{ assetId: request.assetId, operation: 'transcribe', model, asked, hear, others: vendors },
		context,
	);
	const whole = await stitch({ ...heard, assetId: request.assetId, ...(locale && { locale }) }, context);
	return {
		value: { ...whole.value, model, pieces: heard.bought },
		warnings: [...named.warnings, ...warnings, ...heard.warnings, ...whole.warnings],
	};
}

async function align(
	vendor: TranscriptionVendor,
	find: NonNullable<TranscriptionVendor['find']>,
	{ assetId, locale, text }: AlignRequest,
	context: VendorContext,
): Promise<{ value: Heard; warnings: Warning[] }> {
	const hear: Hear = async (sound) => await find({ ...sound, text }, context);
	const order = { assetId, operation: 'align', model: 'forced-alignment', asked: { text }, hear, isWhole: true };
	const heard = await hearPieces(vendor, order, context);
	const whole = await stitch({ ...heard, assetId, locale, text }, context);
	return { value: { ...whole.value, pieces: heard.bought }, warnings: [...heard.warnings, ...whole.warnings] };
}

type Hear = (sound: SoundPiece) => Promise<HeardPiece>;
type Order = {
	assetId: string;
	operation: string;
	model: string;
	/** What shapes the result besides the sound. */
	asked: object;
	hear: Hear;
	/** Vendors that could do it, too. */
	others?: readonly TranscriptionVendor[];
	/** A text cannot be cut where the sound is. */
	isWhole?: boolean;
};

async function hearPieces(vendor: TranscriptionVendor, order: Order, context: VendorContext) {
	const sound = await extractSound(order.assetId, order.isWhole ?? false, context);
	const prices = await context.prices();
	const bought = await inLanes(
		sound.pieces,
		vendor.lanes,
		async (piece) => await buyPiece(vendor, order, { ...piece, mediaType: sound.mediaType }, prices, context),
	);
	const placed = await Promise.all(
		bought.map(async ({ result }, at): Promise<PlacedPiece> => {
			const { text, locale } = result;
			return { text, locale, words: await readWords(result, context), startMs: sound.pieces[at]?.startMs ?? 0 };
		}),
	);
	const warnings = onceEach(bought.flatMap((piece) => piece.warnings));
	return { placed, bought, warnings, durationMs: sound.durationMs };
}

async function buyPiece(
	vendor: TranscriptionVendor,
	{ operation, model, asked: shape, hear, others = [], isWhole = false }: Order,
	piece: { assetId: string; durationMs: number; mediaType: SoundType },
	prices: readonly PriceOverride[],
	context: VendorContext,
): Promise<Bought<KeptPiece>> {
	const usage = { second: Math.ceil(piece.durationMs / 1_000) };
	const { unpriced, ...price } = costOf(vendor.prices, prices, model, usage);
	const asked = others.filter(({ id }) => id !== vendor.id).flatMap((other) => askElsewhere(other, usage, context));
	const alternatives = [...alternativesOf(asked, prices), ...(isWhole ? [freeOfCharge] : [])];
	const shapedBy = { sound: piece.assetId, ...shape };
	const limitMs = isWhole ? wholeCallLimitMs : callLimitMs;
	const wish = { vendor, service: 'transcription', operation, model, shapedBy } as const;
	const offer = { ...wish, price, alternatives, callLimitMs: limitMs };
	const make = async (): Promise<Made<KeptPiece>> => {
		const { durationMs, mediaType } = piece;
		const maxBytes = isWhole ? wholeBytes : pieceBytes;
		const { bytes } = await context.shelf.read(piece.assetId, { maxBytes, field: 'assetId' }).catch(beforeAsking);
		const { text, words, locale, usage } = await hear({ bytes, durationMs, mediaType });
		const { kept, assetIds } = await keepWords(words, context);
		const { micros } = costOf(vendor.prices, prices, model, usage);
		// A text that was given is known.
		return { result: { text: isWhole ? '' : text, locale, ...kept }, assetIds, costMicros: micros };
	};
	const bought = await buy<KeptPiece>(offer, { make }, context);
	return { ...bought, warnings: [...bought.warnings, ...priceUnknown(vendor.label, model, unpriced)] };
}

/** Another vendor with its usual model; none where that is not known before its server is asked. */
function askElsewhere({ id, label, prices, models }: TranscriptionVendor, usage: Usage, { clock }: VendorContext) {
	const model = usualModel(models, clock.now());
	return model === undefined ? [] : [{ id, label, prices, model, usage }];
}
