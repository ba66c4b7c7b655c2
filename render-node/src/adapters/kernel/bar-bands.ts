import type { Encoding, ProgressBar, SegmentPlan, Size } from '../../domain/timeline/render-plan.js';
import { rgbOf, samplesOf } from '../../domain/captions/video-colours.js';
import type { BandSet, CaptionBand } from './still-job.js';

/** So many samples that change nothing follow each plane of a band: the kernel works on 16 at a time. */
const guardSamples = 16;

/** The bars of a segment, each as one row a frame that stands for all of the bar's rows. */
export const barBands = ({ overlays, frameCount }: SegmentPlan, { frame }: Encoding): BandSet[] =>
	(overlays?.bars ?? []).map((bar) => {
		const { from, to } = bar.seen;
		const bands: CaptionBand[] = [];
		const bandOf = new Int32Array(frameCount).fill(-1);
		for (let number = from; number < Math.min(to, frameCount); number++) {
			const share = (number - from) / (to - from);
			bandOf[number] = bands.push(bandAt(bar, bar.filled.from + share * (bar.filled.to - bar.filled.from), frame)) - 1;
		}
		return { bands, bandOf };
	});

/** A bar that is filled up to `end`, in pixels from the left. */
function bandAt(bar: ProgressBar, end: number, { width }: Size): CaptionBand {
	const { top, rows, opacity, backgroundOpacity } = bar;
	const planes = [width, width / 2, width / 2];
	const total = planes.reduce((sum, length) => sum + length + guardSamples, 0);
	const band = { top, rows, alike: true, keep: new Uint8Array(total).fill(255), add: new Uint8Array(total) };
	const [full, empty] = [bar.colour, bar.background].map((colour) => samplesOf(rgbOf(colour), 'bt709'));
	let at = 0;
	for (const [plane, length] of planes.entries()) {
		const pixels = plane === 0 ? 1 : 2;
		const [over, under] = [full?.[plane] ?? 0, empty?.[plane] ?? 0];
		const set = (from: number, to: number, covered: number) => {
			const shown = opacity * covered;
			band.keep.fill(Math.round(255 * (1 - backgroundOpacity) * (1 - shown)), at + from, at + to);
			band.add.fill(Math.round(under * backgroundOpacity * (1 - shown) + over * shown), at + from, at + to);
		};
		const edge = Math.min(length - 1, Math.floor(end / pixels));
		set(0, edge, 1);
		set(edge, edge + 1, Math.min(1, end / pixels - edge));
		set(edge + 1, length, 0);
		at += length + guardSamples;
	}
	return band;
}
