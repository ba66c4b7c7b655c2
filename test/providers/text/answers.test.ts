import { describe, expect, it } from '@jest/globals';
import { costOf } from '../../../providers/core/price';
import { openAiText } from '../../../providers/text/open-ai';
import { faultsOf } from '../../../providers/text/check-json';
import { parseAnswer } from '../../../providers/text/parse-answer';
import { costOfUsage, mostUsage, priceBefore } from '../../../providers/text/price-text';
import { textVendors } from '../../../providers/text/registry';
import { wireSchema } from '../../../providers/text/wire-schema';
import { talk, talkForm, talkWire, textCall } from '../../kits/vendors/text-request';

describe('the JSON of a model', () => {
	it.each([
		['plain', JSON.stringify(talk)],
		['behind a byte order mark', `\ufeff${JSON.stringify(talk)}`],
		['in a fence', `Here you are:\n\`\`\`json\n${JSON.stringify(talk)}\n\`\`\`\nEnjoy!`],
		['behind thoughts', `<think>{"title": "no"} … better</think>\n${JSON.stringify(talk)}`],
		['between words', `The talk: ${JSON.stringify(talk)} — that is all.`],
	])('is found %s', (_, text) => expect(parseAnswer(text)).toEqual(talk));

	it.each(['', 'no JSON', '{"title": "cut', '```json\n{]\n```'])('is not made up out of %j', (text) => {
		expect(parseAnswer(text)).toBeUndefined();
	});

	it('loses what no database keeps and no font draws, and nothing else', () => {
		expect(parseAnswer('{"a": "x\\u0000y\\ud83dz\\r\\nq\\t👩‍🚀 \u200f"}')).toEqual({ a: 'xyz\nq\t👩‍🚀 \u200f' });
	});
});

describe('the check of a form', () => {
	it('finds nothing in what is right', () => expect(faultsOf(talkForm, talk)).toEqual([]));

	it.each<[string, unknown, string]>([
		['no object', [talk], 'the answer must be an object'],
		['a member too few', { ...talk, title: undefined }, 'title must be a text'],
		['a member too many', { ...talk, extra: 1 }, "the answer must not hold 'extra'"],
		['an unknown word', { ...talk, mood: 'grim' }, 'mood must be one of calm, playful'],
		['too few entries', { ...talk, scenes: [] }, 'scenes must have at least 1 entries, not 0'],
		[
			'too many entries',
			{ ...talk, scenes: Array(3).fill(talk.scenes[0]) },
			'scenes must have at most 2 entries, not 3',
		],
		['a text for a number', { ...talk, scenes: [{ words: 'a', seconds: '3' }] }, 'scenes[0].seconds must be a number'],
		[
			'a broken number',
			{ ...talk, scenes: [{ words: 'a', seconds: 1.5 }] },
			'scenes[0].seconds must be a whole number',
		],
		['a small number', { ...talk, scenes: [{ words: 'a', seconds: 0 }] }, 'scenes[0].seconds must be at least 1'],
		['a text for a truth', { ...talk, isTrue: 'true' }, 'isTrue must be true or false'],
		['a member of every object', { ...talk, ['__proto__x']: 1 }, "the answer must not hold '__proto__x'"],
	])('names %s', (_, value, fault) => expect(faultsOf(talkForm, value)).toContain(fault));

	it('names a member that is missing', () => {
		const { mood, scenes, isTrue } = talk;
		expect(faultsOf(talkForm, { mood, scenes, isTrue })).toEqual(['title is missing']);
	});

	it('is told to vendors without the words that they refuse', () => expect(wireSchema(talkForm)).toEqual(talkWire));
});

describe('the price of a text', () => {
	const call = textCall('gpt-6-luna');

	it('is bound by bytes, two calls and all that may be written', () => {
		const usage = mostUsage(call);
		const bytes = Buffer.byteLength(call.system + call.prompt);
		expect(usage['input-token']).toBeGreaterThanOrEqual(2 * bytes + call.maxOutputTokens);
		expect(usage['output-token']).toBe(4_000);
		expect(mostUsage({ ...call, prompt: '灯'.repeat(1_000) })['input-token']).toBeGreaterThan(6_000);
	});

	it('comes from the table, or from the user’s own', () => {
		expect(priceBefore(openAiText, [], call).price.micros).toBeGreaterThan(4_000 * 0.5);
		const usage = { inputTokens: 1_000, cachedInputTokens: 1_000, outputTokens: 1_000 };
		expect(costOfUsage(openAiText, [], 'gpt-6-luna', usage)).toBe(100 + 10 + 500);
		const own = { provider: 'openAi', currency: 'EUR', model: '*', per: 1, priceMicros: 2 };
		const overrides = [
			{ ...own, unit: 'input-token' as const },
			{ ...own, unit: 'output-token' as const },
		];
		// What came from the cache costs as much as the rest where nothing says less.
		expect(costOfUsage(openAiText, overrides, 'gpt-7', usage)).toBe(2_000 + 2_000 + 2_000);
	});

	it('that is not known is told, not taken for a bargain', () => {
		const { price, warnings } = priceBefore(openAiText, [], textCall('gpt-7'));
		expect(price.micros).toBe(0);
		expect(warnings).toMatchObject([{ code: 'price-unknown' }]);
	});

	it.each(textVendors.map(({ id, prices, models }) => [id, prices, models] as const))(
		'of %s has a day and a place, and knows its first model',
		(id, prices, [first]) => {
			expect(prices.provider).toBe(id);
			expect(prices.asOf).toMatch(/^2026-\d\d-\d\d$/);
			expect(prices.source).not.toBe('');
			const usage = { 'input-token': 1, 'output-token': 1 };
			expect(costOf(prices, [], first?.id ?? 'any', usage).unpriced).toEqual([]);
		},
	);
});
