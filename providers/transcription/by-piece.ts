import { buy, type Bought, type Made } from '../core/buy';
import { inLanes } from '../core/in-lanes';
import { chooseModel } from '../core/model-card';
import { ownModel } from '../core/own-model';
import { costOf, type PriceOverride } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import type {
	AlignRequest,
	Heard,
	HeardPiece,
	TranscribeRequest,
	TranscriptionProvider,
	TranscriptionVendor,
} from './port';
import { stitch, type PlacedPiece } from './stitch';
import { onceEach } from '../core/once-each';
import { priceUnknown } from '../core/price-unknown';
import { runFurtherJob } from '../core/run-further-job';

/** Ten minutes of 16 kHz FLAC are some 10 MB: below what any vendor takes, and a break costs ten minutes at most. */
const pieceMs = 600_000;
const pieceBytes = 25 * 1024 * 1024;

/** What is kept of a piece, short, for an hour's words have to fit in. */
type KeptPiece = { text: string; locale: string | null; words: [string, number, number][] };

/**
 * Makes a provider of a vendor that hears one piece a call.
 * @param vendors ids of all vendors of transcripts, that models are told apart by
 */
export function byPiece(vendor: TranscriptionVendor, vendors: readonly string[]): TranscriptionProvider {
	const { id, label, note, credential, addressField, operations, proof, models, listModels, find } = vendor;
	return {
		...{ id, label, note, credential, operations, proof, models },
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
	vendors: readonly string[],
) {
	const named = ownModel(vendor, request.model, vendors);
	const own = named.model ?? (await vendor.ownModel?.(context));
	const { model, warnings } = chooseModel(vendor.models, own, context.clock.now());
	const { locale } = request;
	const asked = { model, ...(locale && { locale }) };
	const hear: Hear = async (sound) => await vendor.hear({ ...sound, ...asked }, context);
	const heard = await hearPieces(
		vendor,
		{ assetId: request.assetId, operation: 'transcribe', model, asked, hear },
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

type Hear = (sound: { bytes: Uint8Array; durationMs: number }) => Promise<HeardPiece>;
type Order = {
	assetId: string;
	operation: string;
	model: string;
	/** What shapes the result besides the sound. */
	asked: object;
	hear: Hear;
	/** A text cannot be cut where the sound is. */
	isWhole?: boolean;
};

async function hearPieces(vendor: TranscriptionVendor, order: Order, context: VendorContext) {
	const input = { assetId: order.assetId, ...(!order.isWhole && { pieceMs }) };
	const job = { kind: 'audio.extract', step: 'transcript', input } as const;
	const sound = await runFurtherJob(job, context);
	const prices = await context.prices();
	const bought = await inLanes(
		sound.pieces,
		vendor.lanes,
		async (piece) => await buyPiece(vendor, order, piece, prices, context),
	);
	const placed = bought.map(({ result }, at): PlacedPiece => {
		const words = result.words.map(([text, startMs, endMs]) => ({ text, startMs, endMs }));
		return { ...result, words, startMs: sound.pieces[at]?.startMs ?? 0 };
	});
	const warnings = onceEach(bought.flatMap((piece) => piece.warnings));
	return { placed, bought, warnings, durationMs: sound.durationMs };
}

async function buyPiece(
	vendor: TranscriptionVendor,
	{ operation, model, asked, hear }: Order,
	piece: { assetId: string; durationMs: number },
	prices: readonly PriceOverride[],
	context: VendorContext,
): Promise<Bought<KeptPiece>> {
	const { unpriced, ...price } = costOf(vendor.prices, prices, model, { second: Math.ceil(piece.durationMs / 1_000) });
	const shapedBy = { sound: piece.assetId, ...asked };
	const offer = { vendor, service: 'transcription', operation, model, shapedBy, price } as const;
	const make = async (): Promise<Made<KeptPiece>> => {
		const { bytes } = await context.shelf.read(piece.assetId, { maxBytes: pieceBytes, field: 'assetId' });
		const { text, words, locale, usage } = await hear({ bytes, durationMs: piece.durationMs });
		const kept = words.map((word): [string, number, number] => [word.text, word.startMs, word.endMs]);
		const { micros } = costOf(vendor.prices, prices, model, usage);
		return { result: { text, locale, words: kept }, assetIds: [], costMicros: micros };
	};
	const bought = await buy<KeptPiece>(offer, { make }, context);
	return { ...bought, warnings: [...bought.warnings, ...priceUnknown(vendor.label, model, unpriced)] };
}
