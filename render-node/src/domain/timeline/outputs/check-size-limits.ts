import type { Timeline } from '@showrunner/contract';
import { inputInvalid } from '../../refusal.js';
import { frameSize } from '../frame-size.js';
import { codecOf, rateKeepers, type EncoderFact } from '../video-encoders.js';
import { pictureBits } from './rate-limit.js';
import { sizedVideo } from './sized-video.js';

/**
 * Bits a pixel below which a size is refused: 0.78 Mbit/s for 1080×1920 at 30 frames a second. A fifth below it, x264, x265
 * and SVT-AV1 still kept to their rate on a zoom into a Mandelbrot set of 540×960, which then was hardly to be known.
 */
const leastBitsPerPixel = 0.0125;

/**
 * Refuses sizes that cannot be kept, of the timeline as it will be rendered: too small for its length and frame, or in a
 * codec whose encoders here do not keep to a rate.
 */
export function checkSizeLimits(timeline: Timeline, encoders: readonly EncoderFact[]): void {
	for (const [index, output] of timeline.outputs.entries()) {
		const video = sizedVideo(timeline, output);
		if (video === null) continue;
		const { maxSizeBytes, durationMs, fps } = video;
		const { codec = 'h264' } = output;
		const field = `timeline.outputs[${index}].maxSizeBytes`;
		if (!encoders.some(({ encoder, works }) => works && rateKeepers.has(encoder) && codecOf(encoder) === codec)) {
			throw inputInvalid('size-limit-unavailable', `No encoder for ${codec} on this machine keeps to a size`, {
				field,
				fix: 'Leave maxSizeBytes out, or set the codec of this output to h264',
			});
		}
		const { width, height } = frameSize(output);
		const leastBits = leastBitsPerPixel * width * height * fps * (durationMs / 1000);
		const missing = leastBits - pictureBits(video);
		if (missing <= 0) continue;
		const least = Math.ceil((maxSizeBytes + missing / 8 / 0.97) / 1_000) * 1_000;
		throw inputInvalid('size-limit-too-small', `${maxSizeBytes} bytes are too few for this video`, {
			field,
			detail: `A frame of ${width}×${height} would have less than ${leastBitsPerPixel} bits a pixel beside its sound.`,
			fix: `Allow ${least} bytes, or choose a smaller scale or fewer frames a second`,
		});
	}
}
