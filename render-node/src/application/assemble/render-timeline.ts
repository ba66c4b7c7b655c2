import type { Timeline } from '@showrunner/contract';
import { compileTimeline } from '../../domain/timeline/compile-timeline.js';
import type { RendererState, RunContext } from '../../domain/timeline/renderer.js';
import type { JobContext } from '../job-handler.js';
import type { AssemblyDeps } from './assembly-deps.js';
import type { DrawnCaptions } from './burn-captions.js';
import type { GatheredMedia } from './gather-media.js';
import { mixSound, type MixedSound } from './mix-sound.js';
import { renderOutputs } from './render-outputs.js';
import { unreadable } from './unreadable.js';

export type TimelineParts = { state: RendererState; media: GatheredMedia; drawn: DrawnCaptions };

/** The segments of every output, and beside them the sound. */
export async function renderTimeline(
	timeline: Timeline,
	{ state, media, drawn }: TimelineParts,
	deps: AssemblyDeps,
	{ progress: report, workDir, signal, log }: JobContext,
) {
	const { captionsFor, overlaysFor, fontsDirs } = drawn;
	const compile = ({ engine, encoderFor }: RendererState) =>
		compileTimeline(timeline, { media: media.facts, encoderFor, engine, captionsFor, overlaysFor });
	const run: RunContext = { workDir, signal, log };
	let sound: MixedSound = { path: null, loudness: null };
	const beside = async (stopped: AbortSignal) => {
		const { engine } = state;
		sound = await mixSound(timeline, { ...deps, engine, sources: media.paths, workDir, signal: stopped });
	};
	const known = { sources: media.paths, media: media.facts, fontsDirs };
	const rendering = await renderOutputs(state, { ...deps, ...known, beside, compile, report }, run).catch(
		(error: unknown) => {
			throw unreadable(error, media) ?? error;
		},
	);
	return { ...rendering, sound };
}
