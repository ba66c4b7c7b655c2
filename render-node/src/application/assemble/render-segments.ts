import type { AspectRatio } from '@showrunner/contract';
import path from 'node:path';
import type { MediaFacts } from '../../domain/timeline/media-facts.js';
import type { ClipLayer, PictureLayer } from '../../domain/timeline/render-plan.js';
import type { Cost, RendererState, RunContext } from '../../domain/timeline/renderer.js';
import type { AssemblyDeps } from './assembly-deps.js';
import { createPictureShelf, type PictureShelf } from './picture-shelf.js';
import type { RenderProgress } from './render-progress.js';
import { runLimited } from './run-limited.js';
import type { SegmentWork, SegmentWorks } from './segment-work.js';

export type SegmentTools = Pick<AssemblyDeps, 'renderer' | 'segmentCache' | 'cores'> & {
	/** Files by asset id. */
	sources: ReadonlyMap<string, string>;
	media: MediaFacts;
	/** Folders with fonts that are not installed. */
	fontsDirs: Partial<Record<AspectRatio, string>>;
	progress: RenderProgress;
	/** What the phase ends with, such as ` again with libx264`. */
	phaseEnd: string;
	/** How many segments an encoder takes at once; null for any number. */
	sessionsOf: RendererState['sessionsOf'];
	/** Told of processor time, also of work that led to nothing. */
	spend: (cost: Cost) => void;
	/** Work that has to be done as well and can be done beside the segments. */
	beside: (signal: AbortSignal) => Promise<void>;
};

/** Renders what is pending, as many side by side as there are processors, into the cache and into `ready`. */
export async function renderSegments(
	{ pending, ready }: SegmentWorks,
	tools: SegmentTools,
	run: RunContext,
): Promise<void> {
	const { renderer, segmentCache, cores, sources, progress, phaseEnd, spend } = tools;
	const uses = pending.flatMap(({ segment, encoding }) =>
		segment.layers.filter(isPicture).map((layer) => ({ layer, encoding })),
	);
	const shelf = createPictureShelf(renderer, uses, sources, run.workDir);
	for (const [encoding, works] of Map.groupBy(pending, (work) => work.encoding)) {
		renderer.announce(
			works.map(({ segment }) => segment),
			encoding,
		);
	}
	const sideBySide = Math.min(
		pending.length,
		...pending.map(({ encoding }) => tools.sessionsOf(encoding.encoder) ?? cores),
	);
	const lanes = Math.min(cores, sideBySide + 1);
	const threads = Math.max(1, Math.floor(cores / Math.max(1, sideBySide)));

	const tasks = pending.map((work) => async (signal: AbortSignal) => {
		const { segment, encoding, aspectRatio } = work;
		const phase = `Rendering ${aspectRatio}${phaseEnd}`;
		const out = path.join(run.workDir, `${segment.key}.mp4`);
		const layers = await Promise.all(
			segment.layers.map((layer) => layerFile(layer, work, shelf, sources, { ...run, signal })),
		);
		const onFrames = (frames: number) => progress.segment(segment.key, Math.min(frames, segment.frameCount), phase);
		const cost = await renderer.renderSegment(
			segment,
			encoding,
			{ layers, media: tools.media, fontsDir: tools.fontsDirs[aspectRatio], out },
			{ ...run, signal, threads, onFrames },
		);
		spend(cost);
		onFrames(segment.frameCount);
		ready.set(segment.key, await segmentCache.keep(segment.key, out));
		for (const layer of segment.layers.filter(isPicture)) await shelf.putBack(layer, encoding);
	});
	try {
		await runLimited(lanes, run.signal, [tools.beside, ...tasks]);
	} finally {
		spend(shelf.cost());
	}
}

const isPicture = (layer: PictureLayer | ClipLayer): layer is PictureLayer => layer.kind === 'picture';

async function layerFile(
	layer: PictureLayer | ClipLayer,
	{ encoding }: SegmentWork,
	shelf: PictureShelf,
	sources: ReadonlyMap<string, string>,
	run: RunContext,
): Promise<string> {
	if (layer.kind === 'picture') return shelf.take(layer, encoding, run);
	const source = sources.get(layer.assetId);
	if (source === undefined) throw new Error(`no file for asset ${layer.assetId}`);
	return source;
}
