import type { Encoding, SegmentPlan, Size } from '../../../domain/timeline/render-plan.js';
import { shownLayers } from '../../../domain/timeline/shown-layers.js';
import { hostileGlobalArgs } from '../hostile-input.js';
import type { Painting } from '../letters/letter-ink.js';
import { encoderArguments } from './encoder-arguments.js';
import { finishChains } from './finish-chains.js';
import { globalArguments } from './global-arguments.js';
import { deviceArguments, encoderSurface } from './hardware-surface.js';
import { insetChain } from './inset-chain.js';
import { overlayGraph } from './overlay-graph.js';
import { layerGraph } from './layer-graph.js';
import { transitionFilter } from './transition-filter.js';

export type SegmentPaths = {
	/** One for each layer of the plan, then each inset, then each image of its overlays. */
	layers: string[];
	/** The ASS files of progress bars and of the overlays' text, if there are any. */
	bars?: string | null;
	overlays?: string | null;
	/** The ASS file; null exactly when the plan has no captions. */
	captions: string | null;
	fontsDir: string | undefined;
	/** How the colours of ASS files have to be drawn; absent, as they are. */
	painting?: Painting;
	/** Arguments before each layer's inputs that have a graphics card decode it; none where a layer has no entry. */
	decoders?: readonly (readonly string[])[];
	/** Of each layer's own pictures, where it is known. */
	sizes?: readonly (Size | undefined)[];
	out: string;
};

/** One segment from its pictures and clips to an MP4 without sound. */
export function segmentArguments(
	plan: SegmentPlan,
	encoding: Encoding,
	paths: SegmentPaths,
	threads: number,
): string[] {
	const inputs: string[][] = [];
	const chains: string[] = [];
	const shown: string[] = [];
	// Where a clip ends the filter takes the transition as done, so it has to go on as far as the transition would.
	const shownFrames = plan.fadePart ? plan.fadePart.frames - plan.fadePart.first : plan.frameCount;
	// Insets and images are laid over a frame once it is known when the next one comes: behind the last there has to be one more.
	const images = plan.overlays?.images ?? [];
	// And `fps` loses a frame that is the only one of its clip.
	const frames = Math.max(2, plan.insets || images.length > 0 ? shownFrames + 1 : shownFrames);
	const filmed = shownLayers({ ...plan, overlays: {} });
	for (const [index, layer] of filmed.entries()) {
		const name = index < plan.layers.length ? `layer${index}` : `inset${index - plan.layers.length}`;
		const path = paths.layers[index];
		if (path === undefined) throw new RangeError(`layer ${index} has no file`);
		const graph = layerGraph(layer, { path, size: paths.sizes?.[index] }, name, inputs.length, frames, encoding);
		// A decoder for every processor would decode, and hold, as many frames past the end of the segment.
		const decoding = layer.kind === 'clip' ? [...(paths.decoders?.[index] ?? []), '-threads', String(threads)] : [];
		inputs.push(...graph.inputs.map((input) => [...decoding, ...input]));
		const finished = finishChains(name, layer.finish, encoding);
		chains.push(...graph.chains, ...finished.chains);
		if (index < plan.layers.length) shown.push(`[${finished.output}]`);
	}
	chains.push(`${shown.join('')}${shown.length === 2 ? transitionFilter(plan, encoding.fps) : 'null'}[mixed]`);
	const whole = finishChains('mixed', plan.finish, encoding);
	const inset = insetChain(whole.output, plan.insets);
	const files = images.map((image, index) => ({ image, path: paths.layers[filmed.length + index] ?? '' }));
	const over = overlayGraph(inset.output, { ...paths, images: files }, inputs.length, encoding);
	inputs.push(...over.inputs);
	chains.push(...whole.chains, ...inset.chains, ...over.chains);
	chains.push(`${over.last},${encoderSurface(encoding.encoder)}[out]`);
	return [
		...globalArguments,
		...hostileGlobalArgs,
		...deviceArguments(encoding.encoder),
		// What a card cannot decode must not be guessed at: the segment is then decoded by the processor.
		...(paths.decoders?.some((decoder) => decoder.length > 0) ? ['-xerror'] : []),
		...['-filter_threads', String(threads), '-filter_complex_threads', String(threads)],
		...inputs.flat(),
		...['-filter_complex', chains.join(';'), '-map', '[out]', '-frames:v', String(plan.frameCount)],
		...encoderArguments(encoding, threads),
		...['-map_metadata', '-1', '-f', 'mp4', `file:${paths.out}`],
	];
}
