import { describe, expect, it } from '@jest/globals';
import { NotKept } from '../../../providers/core/keep-file';
import { keepWords, readWords } from '../../../providers/transcription/kept-words';
import { vendorContext } from '../../kits/vendors/vendor-context';

const wordsOf = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ text: `word${at}`, startMs: at * 300, endMs: at * 300 + 250 }));

describe('the words that a vendor heard', () => {
	it.each([
		['of a sentence, in the books', 10, 0],
		['of hours, in a file', 20_000, 1],
	])('are kept: those %s', async (_what, count, files) => {
		const context = vendorContext({ baseUrl: 'http://127.0.0.1:9' });
		const { kept, assetIds } = await keepWords(wordsOf(count), context);
		expect(assetIds).toHaveLength(files);
		expect(JSON.stringify(kept).length).toBeLessThan(200 * 1024);
		expect(await readWords(kept, context)).toEqual(wordsOf(count));
	});

	it('are paid for, and not kept, where the store fails', async () => {
		const shelf = { ...vendorContext({ baseUrl: '' }).shelf, put: async () => Promise.reject(new Error('full')) };
		await expect(keepWords(wordsOf(20_000), { shelf })).rejects.toBeInstanceOf(NotKept);
	});
});
