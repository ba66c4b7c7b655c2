import { describe, expect, it } from '@jest/globals';
import { assetReferences } from '../../../../render-node/src/domain/jobs/asset-references.js';

const id = (digit: string) => digit.repeat(64);

describe('asset references', () => {
	it('are found wherever an input names assets', () => {
		const input = {
			assetId: id('a'),
			backgroundAssetId: id('b'),
			timeline: { voice: [{ assetId: id('c') }], scenes: [{ visual: { assetIds: { '9:16': id('d') } } }] },
			list: { assetIds: [id('e')] },
		};
		expect(assetReferences(input)).toEqual([
			{ assetId: id('a'), path: ['assetId'] },
			{ assetId: id('b'), path: ['backgroundAssetId'] },
			{ assetId: id('c'), path: ['timeline', 'voice', 0, 'assetId'] },
			{ assetId: id('d'), path: ['timeline', 'scenes', 0, 'visual', 'assetIds', '9:16'] },
			{ assetId: id('e'), path: ['list', 'assetIds', 0] },
		]);
	});

	it('are not seen in a text that only looks like one', () => {
		expect(assetReferences({ text: id('a'), assetId: null, scenes: [{ id: id('b') }] })).toEqual([]);
	});
});
