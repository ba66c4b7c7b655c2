import type { Encoding, OverlayImage } from '../../../domain/timeline/render-plan.js';
import { captionFilter, type CaptionFiles } from './caption-filter.js';
import { imageChains, imageInput } from './image-chains.js';

/** Images, and the file of each; none where nothing but text lies over the pictures. */
export type OverlayFiles = CaptionFiles & { images?: readonly { image: OverlayImage; path: string }[] };

/** All that lies over `[input]`: bars, then images, then text and captions. `firstInput` is the number of the next input. */
export function overlayGraph(
	input: string,
	{ images = [], ...files }: OverlayFiles,
	firstInput: number,
	encoding: Encoding,
): { inputs: string[][]; chains: string[]; last: string } {
	if (images.length === 0) return { inputs: [], chains: [], last: `[${input}]null${captionFilter(files)}` };
	const inputs = images.map(({ image, path }) => imageInput(image, path));
	const numbered = images.map(({ image }, index) => ({ ...image, input: firstInput + index }));
	const laid = imageChains('barred', numbered, encoding);
	const barred = captionFilter({ ...files, overlays: null, captions: null });
	return {
		inputs,
		chains: [`[${input}]null${barred}[barred]`, ...laid.chains],
		last: `[${laid.output}]null${captionFilter({ ...files, bars: null })}`,
	};
}
