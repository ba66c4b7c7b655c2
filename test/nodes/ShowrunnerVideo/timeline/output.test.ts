import { expect, it } from '@jest/globals';
import { readOutput } from '../../../../nodes/ShowrunnerVideo/actions/video/read-output';
import { metadataTo, outputManner } from '../../../../nodes/ShowrunnerVideo/timeline/output';

it('says nothing of a codec where the form names the usual one', () => {
	expect(outputManner(readOutput({}, 3))).toEqual({});
	expect(outputManner(readOutput({ codec: 'h264' }, 3))).toEqual({});
	expect(outputManner(readOutput({ codec: 'av1' }, 3))).toEqual({ codec: 'av1' });
});

it('gives a size of both sides, to one format', () => {
	const size = { widthPx: 1080, heightPx: 1350 };
	expect(outputManner(readOutput({ customWidth: 1080, customHeight: 1350 }, 1))).toEqual({ size });
	expect(outputManner(readOutput({ customWidth: 0, customHeight: 0 }, 1))).toEqual({});
	expect(() => readOutput({ customWidth: 1080 }, 1)).toThrow('Custom Height is 0');
	expect(() => readOutput({ customWidth: 1081, customHeight: 1350 }, 1)).toThrow('Custom Width is 1081');
	expect(() => readOutput({ customWidth: 1080, customHeight: 1350 }, 2)).toThrow('one format only');
});

it('gives the most that a file may have in bytes', () => {
	expect(outputManner(readOutput({ maxSizeMegabytes: 9.5 }, 3))).toEqual({ maxSizeBytes: 9_500_000 });
	expect(outputManner(readOutput({ maxSizeMegabytes: 0 }, 3))).toEqual({});
	expect(() => readOutput({ maxSizeMegabytes: 0.001 }, 3)).toThrow('Maximum Size is below 0.01 MB');
});

it('gives what the files are to say of themselves, and nothing of empty fields', () => {
	expect(metadataTo(readOutput({ artist: ' Ada ', comment: '', publishedOn: '2026-11-27T00:00:00' }, 3))).toEqual({
		metadata: { artist: 'Ada', date: '2026-11-27' },
	});
	expect(metadataTo(readOutput({ comment: ' ', copyright: '' }, 3))).toEqual({});
});
