import type { AspectRatio } from '@showrunner/contract';
import path from 'node:path';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { MediaFacts } from '../../domain/timeline/media-facts.js';
import type { ClipLayer, PictureLayer } from '../../domain/timeline/render-plan.js';
import { shownLayers } from '../../domain/timeline/shown-layers.js';
import type { Cost, Renderer, RendererState, RunContext } from '../../domain/timeline/renderer.js';
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
		shownLayers(segment)
			.filter(isPicture)
			.map((layer) => ({ layer, encoding })),
	);
	const shelf = createPictureShelf(renderer, uses, sources, run.workDir);
	await announceAll(pending, renderer, run.signal);
	const most = Math.min(cores, ...pending.map(({ encoding }) => tools.sessionsOf(encoding.encoder) ?? cores));
	const rows = rowsOf(pending, renderer, most);
	const sideBySide = Math.max(1, Math.min(rows.length, most));
	const lanes = Math.min(cores, sideBySide + 1);
	const threads = Math.max(1, Math.floor(cores / sideBySide));
	const tasks = rows.map((row) => async (signal: AbortSignal) => {
		const out = ({ segment }: SegmentWork) => path.join(run.workDir, `${segment.key}.mp4`);
		spend(await renderWorks(row, tools, { shelf, out, threads }, { ...run, signal }));
		for (const work of row) {
			const { segment, encoding, aspectRatio } = work;
			progress.segment(segment.key, segment.frameCount, `Rendering ${aspectRatio}${phaseEnd}`);
			ready.set(segment.key, await segmentCache.keep(segment.key, out(work)));
			for (const layer of shownLayers(segment).filter(isPicture)) await shelf.putBack(layer, encoding);
		}
	});
	try {
		await runLimited(lanes, run.signal, [tools.beside, ...tasks]);
	} finally {
		// Who takes two pictures lets go at the first that fails; the other's file would be written into a render after this one.
		spend(await shelf.settled());
	}
}

/** Segments that are looked at in one turn: some 100 ms where every word has a look of its own. */
const announcedAtOnce = 60;

/** Bit by bit: a video of hours has thousands, and whoever calls it off is heard between them. */
async function announceAll(pending: readonly SegmentWork[], renderer: Renderer, signal: AbortSignal): Promise<void> {
	for (const [encoding, works] of Map.groupBy(pending, (work) => work.encoding)) {
		const segments = works.map(({ segment }) => segment);
		for (let at = 0; at < segments.length; at += announcedAtOnce) {
			signal.throwIfAborted();
			renderer.announce(segments.slice(at, at + announcedAtOnce), encoding);
			await endOfTurn();
		}
	}
}

/**
 * Rows of each output, as many of it side by side as is its share of all. What is seen at the same time in several outputs
 * is rendered at about the same time, so that the pictures they share need not lie about.
 */
function rowsOf(pending: readonly SegmentWork[], renderer: Renderer, most: number): SegmentWork[][] {
	const rows = [...Map.groupBy(pending, ({ encoding }) => encoding)].flatMap(([encoding, works]) => {
		const workOf = new Map(works.map((work) => [work.segment, work]));
		const lanes = Math.max(1, Math.round((most * works.length) / pending.length));
		return renderer
			.rows([...workOf.keys()], encoding, lanes)
			.map((row) => row.flatMap((segment) => workOf.get(segment) ?? []));
	});
	return rows.sort((one, other) => startOf(one) - startOf(other));
}

const startOf = ([first]: readonly SegmentWork[]) => (first ? first.segment.startFrame / first.encoding.fps : 0);

type WorkGround = { shelf: PictureShelf; out: (work: SegmentWork) => string; threads: number };

/** Renders a row of segments of one output, or a single one, and tells their progress. */
async function renderWorks(
	row: readonly SegmentWork[],
	{ renderer, media, fontsDirs, sources, progress, phaseEnd }: SegmentTools,
	{ shelf, out, threads }: WorkGround,
	run: RunContext,
): Promise<Cost> {
	const [first] = row;
	if (!first) throw new RangeError('a row has no segment');
	const { encoding, aspectRatio } = first;
	const phase = `Rendering ${aspectRatio}${phaseEnd}`;
	const fontsDir = fontsDirs[aspectRatio];
	const layers = (work: SegmentWork) =>
		Promise.all(shownLayers(work.segment).map((layer) => layerFile(layer, work, shelf, sources, run)));
	const onFrames = (frames: number) => {
		let left = frames;
		for (const { segment } of row) {
			progress.segment(segment.key, Math.max(0, Math.min(left, segment.frameCount)), phase);
			left -= segment.frameCount;
		}
	};
	const segmentRun = { ...run, threads, onFrames };
	if (row.length > 1) {
		const members = row.map((work) => ({
			...{ segment: work.segment, fontsDir, out: out(work) },
			layers: () => layers(work),
		}));
		return renderer.renderRow(members, encoding, segmentRun);
	}
	const files = { layers: await layers(first), media, fontsDir, out: out(first) };
	return renderer.renderSegment(first.segment, encoding, files, segmentRun);
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
