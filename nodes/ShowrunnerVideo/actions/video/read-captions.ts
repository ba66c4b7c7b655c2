import type { CaptionPosition, CaptionProfile, CaptionStyle, SafeArea } from '../../../../contract/vocabulary';
import type { CaptionWishes } from '../../timeline/captions';

export type CaptionOptions = {
	burnIn?: boolean;
	captionOutlineColour?: string;
	captionPosition?: CaptionPosition | 'auto';
	captionProfile?: CaptionProfile | 'auto';
	captionSize?: number;
	captionSpokenColour?: string;
	captionStyle?: CaptionStyle;
	captionTextColour?: string;
	captionTracks?: boolean;
	safeArea?: SafeArea;
};

export function readCaptions(options: CaptionOptions): CaptionWishes {
	const { captionPosition: position = 'auto', captionSize: sizeFactor = 1 } = options;
	const colours = {
		...(options.captionTextColour && { text: options.captionTextColour }),
		...(options.captionSpokenColour && { spokenWord: options.captionSpokenColour }),
		...(options.captionOutlineColour && { outline: options.captionOutlineColour }),
	};
	return {
		burnIn: options.burnIn ?? true,
		style: options.captionStyle ?? 'karaoke',
		profile: options.captionProfile ?? 'auto',
		safeArea: options.safeArea ?? 'universal',
		...(position !== 'auto' && { position }),
		...(sizeFactor !== 1 && { sizeFactor }),
		...(Object.keys(colours).length > 0 && { colours }),
		...(options.captionTracks && { softTracks: true }),
	};
}
