import type { Size } from '../../domain/timeline/render-plan.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { imageChains, imageInput } from '../ffmpeg/arguments/image-chains.js';
import { plainFrame, rawOutput } from './caption-arguments.js';
import type { ImageState } from './image-states.js';

/**
 * Two raw frames of planar 4:2:0 for each state: images over nothing but zeros, and over nothing but 255. The state of
 * number n is seen at second n.
 */
export function imageArguments(
	states: readonly ImageState[],
	frame: Size,
	pathOf: (image: ImageState['shown'][number]['image']) => string,
	out: string,
): string[] {
	const shown = states.flatMap((state, from) => state.shown.map((each) => ({ ...each, from, to: from + 1 })));
	const images = [...Map.groupBy(shown, ({ image }) => image)].map(([image, looks], input) => ({
		...{ ...image, input, path: pathOf(image) },
		looks: looks.map(({ look, from, to }) => ({ ...look, from, to })),
	}));
	const { chains, output } = imageChains('plain', images, { frame, fps: 1 });
	const clock = `settb=1/4,setpts='4*floor(N/2)+mod(N,2)'`;
	const pairs = `[dark][light]concat=n=2:v=1:a=0,loop=loop=-1:size=2:start=0,${clock}[plain]`;
	return [
		...globalArguments,
		...['-filter_threads', '1', '-filter_complex_threads', '1'],
		...images.flatMap((image) => imageInput(image, image.path)),
		'-filter_complex',
		[
			plainFrame(0, 'dark', frame),
			plainFrame(255, 'light', frame),
			pairs,
			...chains,
			`[${output}]settb=1/25,setpts=N[out]`,
		].join(';'),
		...['-map', '[out]', ...rawOutput(2 * states.length, out)],
	];
}
