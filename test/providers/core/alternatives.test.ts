import { describe, expect, it } from '@jest/globals';
import { alternativesOf, cheaperThan, freeOfCharge, toldAlternatives } from '../../../providers/core/alternatives';
import type { PriceOverride } from '../../../providers/core/price';
import { azureSpeech } from '../../../providers/speech/azure-speech';
import { elevenLabsSpeech } from '../../../providers/speech/eleven-labs';
import { openAiSpeech } from '../../../providers/speech/open-ai';
import { priceElsewhere } from '../../../providers/speech/price-elsewhere';
import { speechVendors } from '../../../providers/speech/registry';
import { speechPiece } from '../../kits/vendors/speech-piece';

const nowMs = Date.parse('2026-11-27T12:00:00Z');
const piece = speechPiece({ text: 'x'.repeat(1_000) });
const price = (change: Partial<PriceOverride>): PriceOverride => ({
	...{ provider: 'azureSpeech', model: 'neural', unit: 'character', priceMicros: 1, per: 1, currency: 'USD' },
	...change,
});

describe('what others would take for a piece', () => {
	it('is told of those whose price is known, each with its usual model', () => {
		const elsewhere = priceElsewhere(piece, speechVendors, [], nowMs);
		expect(elsewhere.map(({ provider, model, amountMicros }) => [provider, model, amountMicros])).toEqual([
			['elevenLabs', 'eleven_multilingual_v2', 100_000],
			['azureSpeech', 'neural', 16_000],
			['googleCloud', 'Neural2', 16_000],
			['openAi', 'gpt-4o-mini-tts', 50_000],
			['renderNode', undefined, 0],
		]);
	});

	it('follows the user’s own prices, and leaves out models that are gone', () => {
		const own = [price({}), price({ provider: 'elevenLabs', model: '*', currency: 'EUR' })];
		const elsewhere = priceElsewhere(
			piece,
			[azureSpeech, elevenLabsSpeech, openAiSpeech],
			own,
			Date.parse('2027-02-01'),
		);
		expect(elsewhere.map(({ provider, amountMicros, currency }) => [provider, amountMicros, currency])).toEqual([
			['azureSpeech', 1_000, 'USD'],
			['elevenLabs', 1_000, 'EUR'],
			['renderNode', 0, ''],
		]);
		expect(alternativesOf([{ ...azureSpeech, model: 'hd', usage: { character: 1 } }], [])).toEqual([]);
	});

	it('is worth a word where it is less, in the same money, the cheapest first', () => {
		const all = priceElsewhere(piece, speechVendors, [], nowMs);
		const cheaper = cheaperThan({ micros: 50_000, currency: 'USD' }, all);
		expect(cheaper.map(({ provider }) => provider)).toEqual(['renderNode', 'azureSpeech', 'googleCloud']);
		expect(cheaperThan({ micros: 1, currency: 'USD' }, all)).toEqual([freeOfCharge]);
		expect(cheaperThan({ micros: 50_000, currency: 'EUR' }, all)).toEqual([freeOfCharge]);
		expect(toldAlternatives(cheaper)).toBe(
			'Render Node would do it for nothing, Azure Speech for at most USD 0.016, Google Cloud Text-to-Speech for at most USD 0.016',
		);
	});
});
