import type { Timeline } from '@showrunner/contract';
import { compileTimeline } from '../../domain/timeline/compile-timeline.js';
import type { Cost, RendererState, RunContext } from '../../domain/timeline/renderer.js';
import type { JobContext } from '../job-handler.js';
import type { AssemblyDeps } from './assembly-deps.js';
import type { DrawnCaptions } from './burn-captions.js';
import { drawnWith, drawVisuals } from './draw-visuals.js';
import { makeParallaxClips } from './make-parallax-clips.js';
import { gatherFocus } from './gather-focus.js';
import type { GatheredMedia } from './gather-media.js';
import { mixSound, type MixedSound } from './mix-sound.js';
import { renderOutputs } from './render-outputs.js';
import { keepFitting, renderWithinSizes, type Tightness } from './render-within-sizes.js';
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
	const run: RunContext = { workDir, signal, log };
	const refused = (error: unknown): never => {
		throw unreadable(error, media) ?? error;
	};
	const engined = { ...deps, engine: state.engine };
	const looked = await gatherFocus(timeline, media, engined, run).catch(refused);
	const drawings = await drawVisuals(timeline, { ...deps, sources: media.paths }, run).catch(refused);
	const parallax = await makeParallaxClips(timeline, media, engined, run).catch(refused);
	const facts = { media: media.facts, focus: looked.focus, drawnWith: drawnWith(deps.fonts) };
	const compileWith =
		(tightness: Tightness) =>
		({ engine, engineOf, encoderFor }: RendererState) =>
			compileTimeline(timeline, { ...facts, encoderFor, engine, engineOf, captionsFor, overlaysFor, tightness });
	let sound: MixedSound = { path: null, key: null, loudness: null };
	let soundMs = 0;
	const spend = (cost: Cost) => void (soundMs += cost.cpuMs);
	const beside = async (stopped: AbortSignal) => {
		const heard = { sources: media.paths, media: media.facts };
		sound = await mixSound(timeline, { ...engined, ...heard, workDir, signal: stopped, spend });
	};
	const known = { sources: new Map([...media.paths, ...drawings, ...parallax.files]), media: media.facts, fontsDirs };
	const tools = { ...deps, ...known, beside, report };
	const rendering = await renderWithinSizes(timeline, (tightness, before) => {
		const [compile, from] = [compileWith(tightness), before?.state ?? state];
		const begin = before ? keepFitting(compile(from), before.plan, tightness) : compile(from);
		return renderOutputs(from, { ...tools, compile, begin }, run).catch(refused);
	});
	return { ...rendering, cpuMs: looked.cpuMs + parallax.cpuMs + rendering.cpuMs + soundMs, sound };
}
