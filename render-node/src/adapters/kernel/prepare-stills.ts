import { basename } from 'node:path';
import type { CameraPath, Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext, SegmentFiles } from '../../domain/timeline/renderer.js';
import { windowAt } from '../../domain/timeline/window-at.js';
import { pictureSize } from '../ffmpeg/arguments/picture-arguments.js';
import { barBands } from './bar-bands.js';
import { imageFiles } from './image-files.js';
import type { StillTools } from './render-stills.js';
import type { FrameJob, StillLayer } from './still-job.js';
import type { StillPlan } from './still-plan.js';

export type StillSegment = { segment: SegmentPlan; still: StillPlan };
export type StillFiles = Pick<SegmentFiles, 'out' | 'layers' | 'fontsDir'>;

/** Draws a segment's captions and works out where its cameras stand: all that a thread needs to draw its frames. */
export async function prepareStills(
	{ captions, letters }: Pick<StillTools, 'captions' | 'letters'>,
	{ segment, still }: StillSegment,
	encoding: Encoding,
	{ out, layers, fontsDir }: StillFiles,
	run: RunContext,
): Promise<Cost & { job: FrameJob }> {
	const { frameCount } = segment;
	const { frame, quality } = encoding;
	// A bare name beside the work, so that no character of a folder's name has to pass through the filter graph.
	const named = (name: string) => ({ name: `${basename(out)}.${name}`, fontsDir, letters });
	const { bands, bandOf, cpuMs } = await captions.take(segment, 'captions', encoding, named('ass'), run);
	const over = await captions.take(segment, 'overlays', encoding, named('overlays.ass'), run);
	const imagePaths = imageFiles(segment, layers).map(({ path }) => path);
	const loaded = still.layers.map(({ camera, ...layer }, index): StillLayer => {
		const path = layers[index];
		if (path === undefined) throw new RangeError(`layer ${index} has no file`);
		return { path, size: pictureSize({ ...layer, camera }, frame), windows: camera && windowsOf(camera, frameCount) };
	});
	const bars = still.tail ? [] : barBands(segment, encoding);
	const images = still.tail ? null : await captions.images(segment, encoding, imagePaths, run);
	const overlays = [...bars, ...(images ? [images] : []), { bands: over.bands, bandOf: over.bandOf }].filter(
		(set) => set.bands.length > 0,
	);
	const drawn = { frame, frameCount, cubic: quality !== 'draft', layers: loaded, bands, bandOf };
	return { cpuMs: cpuMs + over.cpuMs + (images?.cpuMs ?? 0), job: { ...drawn, overlays } };
}

function windowsOf(camera: CameraPath, frameCount: number): Float64Array {
	const windows = new Float64Array(4 * frameCount);
	for (let number = 0; number < frameCount; number++) {
		const { x, y, width, height } = windowAt(camera, number);
		windows.set([x, y, width, height], 4 * number);
	}
	return windows;
}
