import { buy, type Bought } from '../core/buy';
import { beforeAsking } from '../core/unasked';
import type { VendorContext } from '../core/vendor-context';
import type { CategoryScore, GivenPiece, Judged, ModerationPiece, ModerationVendor } from './port';

/** Models of moderation change under the same name; a month later the same content is looked at anew. */
const keepForMs = 30 * 24 * 60 * 60 * 1000;
const free = { micros: 0, currency: 'USD' };
/** Characters that two parts of a text share, so that nothing is cut in two unseen. */
const overlap = 200;

export type Moderated = Judged & { provider: string; pieces: Bought<Judged>[] };

/** What one vendor says of one piece. Its calls are free, and stand in the books so that nothing is asked twice. */
export async function moderate(
	vendor: ModerationVendor,
	piece: ModerationPiece,
	context: VendorContext,
): Promise<{ value: Moderated; warnings: [] }> {
	// What is found by patterns costs neither money nor time, and a classifier of the user's own may be exchanged any day.
	if (!vendor.isClassifier || vendor.judgeStored) {
		const judged = await judgePlainly(vendor, piece, context);
		return { value: { ...judged, provider: vendor.id, pieces: [] }, warnings: [] };
	}
	const pieces: Bought<Judged>[] = [];
	for (const part of partsOf(piece, vendor.textCharacters)) pieces.push(await ask(vendor, part, context));
	return { value: { ...strictest(pieces.map(({ result }) => result)), provider: vendor.id, pieces }, warnings: [] };
}

async function ask(vendor: ModerationVendor, piece: ModerationPiece, context: VendorContext): Promise<Bought<Judged>> {
	const offer = {
		...({ vendor, service: 'moderation', operation: 'check', model: vendor.model } as const),
		...{ shapedBy: piece, price: free, keepForMs, callLimitMs: 180_000 },
	};
	const make = async () => {
		const content = await given(vendor, piece, context).catch(beforeAsking);
		return { result: await vendor.judge(content, context), assetIds: [], costMicros: 0 };
	};
	return await buy<Judged>(offer, { make }, context);
}

async function judgePlainly(vendor: ModerationVendor, piece: ModerationPiece, context: VendorContext): Promise<Judged> {
	if (vendor.judgeStored && piece.kind === 'image') return await vendor.judgeStored(piece.assetId, context);
	return await vendor.judge(await given(vendor, piece, context), context);
}

async function given(vendor: ModerationVendor, piece: ModerationPiece, { shelf }: VendorContext): Promise<GivenPiece> {
	if (piece.kind === 'text') return piece;
	const { bytes, mediaType } = await shelf.read(piece.assetId, { maxBytes: vendor.imageBytes, field: 'check' });
	return { kind: 'image', mediaType, bytes };
}

export function partsOf(piece: ModerationPiece, most: number): ModerationPiece[] {
	if (piece.kind !== 'text' || piece.text.length <= most) return [piece];
	const parts: ModerationPiece[] = [];
	for (let from = 0; from + overlap < piece.text.length; from += most - overlap) {
		parts.push({ kind: 'text', text: piece.text.slice(from, from + most) });
	}
	return parts;
}

/** Of several parts the highest scores; looked for is what was looked for in all of them. */
function strictest(parts: readonly Judged[]): Judged {
	const best = new Map<CategoryScore['category'], number>();
	for (const { category, score } of parts.flatMap(({ scores }) => scores))
		best.set(category, Math.max(best.get(category) ?? 0, score));
	const [first] = parts;
	const checked = (first?.checked ?? []).filter((category) => parts.every((part) => part.checked.includes(category)));
	return {
		model: first?.model ?? '',
		scores: [...best].map(([category, score]) => ({ category, score })),
		checked,
	};
}
