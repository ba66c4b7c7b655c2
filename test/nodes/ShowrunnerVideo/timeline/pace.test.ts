import { describe, expect, it } from '@jest/globals';
import { readPace } from '../../../../nodes/ShowrunnerVideo/actions/video/read-pace';
import { paceTo } from '../../../../nodes/ShowrunnerVideo/timeline/pace';

describe('the speed ramp of the form', () => {
	it('is in the timeline at its strength', () => {
		expect(paceTo(readPace({ speedRampStrength: 0.25 }))).toEqual({ speedRamp: { strength: 0.25 } });
	});

	it('is not there where nobody asked for it, or for none', () => {
		expect(paceTo(readPace({}))).toEqual({});
		expect(paceTo(readPace({ speedRampStrength: 0 }))).toEqual({});
	});
});
