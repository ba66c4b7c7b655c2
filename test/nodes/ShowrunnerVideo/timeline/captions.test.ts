import { describe, expect, it } from '@jest/globals';
import { captionTrackSchema } from '@showrunner/contract';
import { readCaptions, type CaptionOptions } from '../../../../nodes/ShowrunnerVideo/actions/video/read-captions';
import { captionTrack } from '../../../../nodes/ShowrunnerVideo/timeline/captions';

const track = (options: Parameters<typeof readCaptions>[0]) =>
	captionTrackSchema.parse(captionTrack([], readCaptions(options), ['9:16']));

describe('captions of a form', () => {
	it('say nothing beyond the usual where nothing is filled in', () => {
		const usual = { scenes: [], burnIn: true, style: 'karaoke', profile: 'shorts', safeArea: 'universal' };
		expect(track({})).toEqual(usual);
		const untouched = { captionPosition: 'auto', captionSize: 1, captionTextColour: '', captionTracks: false } as const;
		expect(track(untouched)).toEqual(usual);
	});

	it('carry position, size, colours and tracks', () => {
		const options: CaptionOptions = {
			...({ captionStyle: 'pop', safeArea: 'tiktok', captionPosition: 'top', captionSize: 1.25 } as const),
			...{ captionTextColour: '#ffeeaa', captionSpokenColour: '#10ff40', captionOutlineColour: '#220022' },
			...{ captionTracks: true },
		};
		expect(track(options)).toMatchObject({
			...{ style: 'pop', safeArea: 'tiktok', position: 'top', sizeFactor: 1.25, softTracks: true },
			colours: { text: '#ffeeaa', spokenWord: '#10ff40', outline: '#220022' },
		});
	});
});
