import type { Timeline, VideoAssembleResult, Warning } from '@showrunner/contract';
import { checkTimeline } from '../../domain/timeline/check-timeline.js';
import { chapterWarnings, placeChapters } from '../../domain/timeline/place-chapters.js';
import { compileTimeline } from '../../domain/timeline/compile-timeline.js';
import type { RendererState, RunContext } from '../../domain/timeline/renderer.js';
import type { JobContext } from '../job-handler.js';
import type { AssemblyDeps } from './assembly-deps.js';
import { burnCaptions } from './burn-captions.js';
import { gatherMedia } from './gather-media.js';
import { joinOutputs } from './join-outputs.js';
import { mixSound, type MixedSound } from './mix-sound.js';
import { renderOutputs } from './render-outputs.js';
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
	const { renderer } = deps;
	const state = await renderer.ready();
	const media = await gatherMedia(timeline, assets);
	const checked = checkTimeline(timeline, media.facts);
	const chapters = placeChapters(timeline);
	const drawn = burnCaptions(timeline, deps.fonts);
	const { captionsFor, fontsDirs } = drawn;
	const compile = ({ engine, encoderFor }: RendererState) =>
		compileTimeline(timeline, { media: media.facts, encoderFor, engine, captionsFor });

	const run: RunContext = { workDir, signal, log };
	let sound: MixedSound = { path: null, loudness: null };
	const beside = async (stopped: AbortSignal) => {
		const { engine } = state;
		sound = await mixSound(timeline, { ...deps, engine, sources: media.paths, workDir, signal: stopped });
	};
	const known = { sources: media.paths, media: media.facts, fontsDirs };
	const rendering = await renderOutputs(
		state,
		{ ...deps, ...known, beside, compile, report: context.progress },
		run,
	).catch((error: unknown) => {
		throw unreadable(error, media) ?? error;
	});

	const { plan, segments, progress, fellBack } = rendering;
	const madeFrom = [...media.facts.keys()];
	const joined = await joinOutputs(
		timeline,
		plan,
		{ renderer, assets, progress, segments, audio: sound.path, chapters, madeFrom },
		run,
	);
	const captions = await storeCaptions(timeline, assets);
	return {
		videos: joined.videos,
		captions: captions.files,
		...(chapters.length > 0 && { chapters }),
		loudness: sound.loudness,
		segments: { total: segments.size, rendered: rendering.rendered, reused: segments.size - rendering.rendered },
		encoding: { order: state.encoders, fellBack },
		timings: { wallMs: Math.round(performance.now() - startedMs), ffmpegCpuMs: rendering.cpuMs + joined.cpuMs },
		warnings: distinct([
			...checked,
			...chapterWarnings(chapters),
			...plan.warnings,
			...drawn.warnings,
			...rendering.warnings,
			...captions.warnings,
		]),
	};
}

const distinct = (warnings: readonly Warning[]) => [
	...new Map(warnings.map((warning) => [`${warning.code} ${warning.field} ${warning.message}`, warning])).values(),
];
