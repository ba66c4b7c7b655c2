import { alternativesOf, freeOfCharge, type Alternative } from '../core/alternatives';
import { usualModel } from '../core/model-card';
import type { PriceOverride } from '../core/price';
import type { SpeechPiece, SpeechVendor } from './port';

/** What the other vendors of speech would take for a piece, each with its usual model; local voices speak free of charge. */
export function priceElsewhere(
	piece: SpeechPiece,
	others: readonly SpeechVendor[],
	prices: readonly PriceOverride[],
	nowMs: number,
): Alternative[] {
	const asked = others.flatMap(({ id, label, prices: table, usageOf, ...vendor }) => {
		const model = vendor.usualModel ?? usualModel(vendor.models, nowMs);
		return model === undefined ? [] : [{ id, label, prices: table, model, usage: usageOf({ ...piece, model }) }];
	});
	return [...alternativesOf(asked, prices), freeOfCharge];
}
