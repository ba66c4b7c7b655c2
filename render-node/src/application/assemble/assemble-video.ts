import type { Timeline, VideoAssembleResult, Warning } from '@showrunner/contract';
import { checkTimeline } from '../../domain/timeline/check-timeline.js';
import { compileTimeline } from '../../domain/timeline/compile-timeline.js';
import type { RunContext } from '../../domain/timeline/renderer.js';
import type { JobContext } from '../job-handler.js';
import type { AssemblyDeps } from './assembly-deps.js';
import { burnCaptions } from './burn-captions.js';
import { gatherMedia } from './gather-media.js';
import { joinOutputs } from './join-outputs.js';
import { mixSound, type MixedSound } from './mix-sound.js';
import { createRenderProgress } from './render-progress.js';
import { renderSegments } from './render-segments.js';
import { segmentWork } from './segment-work.js';
import { storeCaptions } from './store-captions.js';
import { unreadable } from './unreadable.js';

/** Checks a timeline, renders what no earlier render has left behind, and stores a video for each output. */
export async function assembleVideo(
	timeline: Timeline,
	deps: AssemblyDeps,
	context: JobContext,
): Promise<VideoAssembleResult> {
	const startedMs = performance.now();
	const { assets, workDir, signal, log } = context;
	context.progress(0, 'Checking the timeline', null);
	const { renderer, segmentCache } = deps;
	const { encoder, engine } = await renderer.ready();
	const media = await gatherMedia(timeline, assets);
	const checked = checkTimeline(timeline, media.facts);
	const drawn = burnCaptions(timeline, deps.fonts);
	const plan = compileTimeline(timeline, { media: media.facts, encoder, engine, captionsFor: drawn.captionsFor });

	const run: RunContext = { workDir, signal, log };
	const works = await segmentWork(plan, segmentCache);
	const progress = createRenderProgress(works.frames, context.progress);
	const reused = works.ready.size;
	let sound: MixedSound = { path: null, loudness: null };
	const beside = async (stopped: AbortSignal) => {
		sound = await mixSound(timeline, { ...deps, engine, sources: media.paths, workDir, signal: stopped });
	};
	const tools = { ...deps, sources: media.paths, fontsDirs: drawn.fontsDirs, progress, beside };
	const rendering = await renderSegments(works, tools, run).catch((error: unknown) => {
		throw unreadable(error, media) ?? error;
	});

	const madeFrom = [...media.facts.keys()];
	const joined = await joinOutputs(
		timeline,
		plan,
		{ renderer, assets, progress, segments: works.ready, audio: sound.path, madeFrom },
		run,
	);
	const captions = await storeCaptions(timeline, assets);
	return {
		videos: joined.videos,
		captions: captions.files,
		loudness: sound.loudness,
		segments: { total: works.ready.size, rendered: works.pending.length, reused },
		timings: { wallMs: Math.round(performance.now() - startedMs), ffmpegCpuMs: rendering.cpuMs + joined.cpuMs },
		warnings: distinct([...checked, ...plan.warnings, ...drawn.warnings, ...captions.warnings]),
	};
}

const distinct = (warnings: readonly Warning[]) => [
	...new Map(warnings.map((warning) => [`${warning.code} ${warning.field} ${warning.message}`, warning])).values(),
];
