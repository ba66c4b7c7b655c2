import { expect, it } from '@jest/globals';
import { readOutput } from '../../../../nodes/ShowrunnerVideo/actions/video/read-output';
import { outputManner } from '../../../../nodes/ShowrunnerVideo/timeline/output';

it('says nothing of a codec where the form names the usual one', () => {
	expect(outputManner(readOutput({}))).toEqual({});
	expect(outputManner(readOutput({ codec: 'h264' }))).toEqual({});
	expect(outputManner(readOutput({ codec: 'av1' }))).toEqual({ codec: 'av1' });
});
