import { contentHash } from '../../domain/jobs/content-hash.js';
import type { Encoding, OverlayImage, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { drawBands } from './draw-bands.js';
import { imageArguments } from './image-arguments.js';
import { imageStates, type ImageState } from './image-states.js';
import type { BandSet, CaptionBand } from './still-job.js';

/** A logo looks the same in all segments: it is drawn once. Each may hold as much as two frames. */
const mostKept = 6;

/** Draws the images of a segment, each state once. `paths` are their raw pictures. */
export type DrawImages = (
	segment: SegmentPlan,
	encoding: Encoding,
	paths: readonly string[],
	run: RunContext,
) => Promise<Cost & BandSet>;

export function createDrawImages(ffmpegPath: string): DrawImages {
	const kept = new Map<string, CaptionBand | null>();
	return async ({ overlays: { images = [] } = {}, frameCount }, encoding, paths, run) => {
		const states = imageStates(images, frameCount);
		const keyed = states.map((state) => ({ state, key: keyOf(state, encoding) }));
		const missing = [...new Map(keyed.filter(({ key }) => !kept.has(key)).map((each) => [each.key, each])).values()];
		// What is kept now may have made room, for other segments or for looks of this one, by the time it is needed.
		const bandOfKey = new Map(keyed.map(({ key }) => [key, kept.get(key) ?? null]));
		const pathOf = (image: OverlayImage) => {
			const path = paths[images.indexOf(image)];
			if (path === undefined) throw new RangeError('an image has no file');
			return path;
		};
		const drawn = await drawStates(
			ffmpegPath,
			missing.map(({ state }) => state),
			encoding,
			pathOf,
			run,
		);
		for (const [index, { key }] of missing.entries()) bandOfKey.set(key, drawn.bands[index] ?? null);
		const bands: CaptionBand[] = [];
		const bandOf = new Int32Array(frameCount).fill(-1);
		for (const { state, key } of keyed) {
			const band = bandOfKey.get(key) ?? null;
			remember(kept, key, band);
			// A copy: the thread that it goes to takes it away.
			if (band)
				bandOf.fill(bands.push({ ...band, keep: band.keep.slice(), add: band.add.slice() }) - 1, state.from, state.to);
		}
		return { cpuMs: drawn.cpuMs, bands, bandOf };
	};
}

const keyOf = ({ shown }: ImageState, { frame }: Encoding) =>
	contentHash({
		frame,
		shown: shown.map(({ image: { layer }, look }) => ({ layer, look: { ...look, from: 0, to: 0 } })),
	});

function remember(kept: Map<string, CaptionBand | null>, key: string, band: CaptionBand | null): void {
	kept.delete(key);
	kept.set(key, band);
	for (const [oldest] of kept) {
		if (kept.size <= mostKept) return;
		kept.delete(oldest);
	}
}

async function drawStates(
	ffmpegPath: string,
	states: readonly ImageState[],
	{ frame }: Encoding,
	pathOf: (image: OverlayImage) => string,
	run: RunContext,
): Promise<Cost & { bands: (CaptionBand | null)[] }> {
	if (states.length === 0) return { cpuMs: 0, bands: [] };
	const area = { top: 0, rows: frame.height };
	const argumentsFor = (some: readonly ImageState[], output: string) => imageArguments(some, frame, pathOf, output);
	return drawBands(ffmpegPath, states, argumentsFor, { frame, area }, run);
}
