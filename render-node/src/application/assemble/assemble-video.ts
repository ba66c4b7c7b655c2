import type { Timeline, VideoAssembleResult, Warning } from '@showrunner/contract';
import { captionTracks } from '../../domain/captions/caption-tracks.js';
import { softTracks } from '../../domain/captions/soft-tracks.js';
import { checkTimeline } from '../../domain/timeline/check-timeline.js';
import { chapterWarnings, placeChapters } from '../../domain/timeline/place-chapters.js';
import { checkSizeLimits } from '../../domain/timeline/outputs/check-size-limits.js';
import { askedCodecs, checkCodecs } from '../../domain/timeline/outputs/check-codecs.js';
import { expandBookends } from '../../domain/timeline/bookends/expand-bookends.js';
import type { JobContext } from '../job-handler.js';
import type { AssemblyDeps } from './assembly-deps.js';
import { cardWarnings } from './draw-visuals.js';
import { burnCaptions } from './burn-captions.js';
import { gatherMedia } from './gather-media.js';
import { joinOutputs } from './join-outputs.js';
import { renderTimeline } from './render-timeline.js';
import { withinLimit } from './within-limit.js';
import { storeCaptions } from './store-captions.js';

/** Checks a timeline, renders what no earlier render has left behind, and stores a video for each output. */
export async function assembleVideo(
	wished: Timeline,
	deps: AssemblyDeps,
	context: JobContext,
): Promise<VideoAssembleResult> {
	const startedMs = performance.now();
	const { assets, workDir, signal, log } = context;
	context.progress(0, 'Checking the timeline', null);
	const { renderer } = deps;
	const { timeline: limitedTimeline, isCut, warnings: limited } = await withinLimit(wished, assets);
	const state = await renderer.ready(askedCodecs(limitedTimeline.outputs));
	checkCodecs(limitedTimeline.outputs, state.encoders);
	const media = await gatherMedia(limitedTimeline, assets);
	const checked = checkTimeline(limitedTimeline, media.facts, { isCut });
	const timeline = expandBookends(limitedTimeline, media.facts);
	checkSizeLimits(timeline, state.encoders);
	const chapters = placeChapters(timeline);
	const drawn = burnCaptions(timeline, deps.fonts, media.facts);
	const rendering = await renderTimeline(timeline, { state, media, drawn }, deps, context);
	const { plan, segments, progress, fellBack, sound } = rendering;
	const madeFrom = [...media.facts.keys()];
	const texts = captionTracks(timeline, plan.durationMs);
	const joined = await joinOutputs(
		timeline,
		plan,
		{
			...{ renderer, videos: deps.videos, jobId: context.jobId, assets },
			...{ progress, segments, sound, engine: state.engine, chapters },
			softTracks: softTracks(timeline, texts.tracks),
			madeFrom,
		},
		{ workDir, signal, log },
	);
	return {
		videos: joined.videos,
		captions: await storeCaptions(texts.tracks, assets),
		...(chapters.length > 0 && { chapters }),
		loudness: sound.loudness,
		segments: { total: segments.size, rendered: rendering.rendered, reused: segments.size - rendering.rendered },
		encoding: { order: state.encoders, fellBack },
		timings: { wallMs: Math.round(performance.now() - startedMs), ffmpegCpuMs: rendering.cpuMs + joined.cpuMs },
		warnings: distinct([
			...limited,
			...checked,
			...chapterWarnings(chapters),
			...drawn.warnings,
			...cardWarnings(limitedTimeline, deps.fonts),
			...rendering.warnings,
			...joined.warnings,
			...texts.warnings,
		]),
	};
}

const distinct = (warnings: readonly Warning[]) => [
	...new Map(warnings.map((warning) => [`${warning.code} ${warning.field} ${warning.message}`, warning])).values(),
];
