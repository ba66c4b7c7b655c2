import type { VideoEncoderFallback, Warning } from '@showrunner/contract';
import type { OutputPlan, RenderPlan } from '../../domain/timeline/render-plan.js';
import { EncoderRefused, type Cost, type RendererState, type RunContext } from '../../domain/timeline/renderer.js';
import { codecOf, videoEncoders, type VideoEncoder } from '../../domain/timeline/video-encoders.js';
import type { JobContext } from '../job-handler.js';
import { createRenderProgress, type RenderProgress } from './render-progress.js';
import { renderSegments, type SegmentTools } from './render-segments.js';
import { segmentWork } from './segment-work.js';

export type RenderedOutputs = Cost & {
	plan: RenderPlan;
	/** Files of the plan's segments by key. */
	segments: ReadonlyMap<string, string>;
	/** How many of them this job has rendered. */
	rendered: number;
	fellBack: VideoEncoderFallback[];
	warnings: Warning[];
	progress: RenderProgress;
	/** What the renderer was like when the last of them was rendered. */
	state: RendererState;
};

export type OutputTools = Omit<SegmentTools, 'progress' | 'sessionsOf' | 'spend' | 'phaseEnd'> & {
	compile: (state: RendererState) => RenderPlan;
	/** The plan to begin with, where it is not what compiling gives: some of its outputs may be there already. */
	begin?: RenderPlan;
	report: JobContext['progress'];
};

/**
 * Renders a plan to its end. Where an encoder gives up in the middle, every output that is not whole is rendered anew by
 * the next encoder in order: segments of different encoders do not join.
 */
export async function renderOutputs(
	state: RendererState,
	{ compile, begin, report, ...tools }: OutputTools,
	run: RunContext,
): Promise<RenderedOutputs> {
	const renderedKeys = new Set<string>();
	const fellBack: VideoEncoderFallback[] = [];
	const warnings: Warning[] = [];
	let cpuMs = 0;
	const spend = (cost: Cost) => void (cpuMs += cost.cpuMs);
	for (let [plan, current] = [begin ?? compile(state), state]; ; ) {
		const works = await segmentWork(plan, tools.segmentCache);
		const progress = createRenderProgress(works.frames, report);
		const phaseEnd = fellBack.length === 0 ? '' : ` again with ${current.encoder}`;
		const { sessionsOf } = current;
		const failure = await renderSegments(works, { ...tools, progress, sessionsOf, spend, phaseEnd }, run).then(
			() => null,
			(error: unknown) => refusedOnly(error, fellBack.length),
		);
		for (const { segment } of works.pending) if (works.ready.has(segment.key)) renderedKeys.add(segment.key);
		if (failure === null) {
			const rendered = [...works.ready.keys()].filter((key) => renderedKeys.has(key)).length;
			return { plan, segments: works.ready, rendered, fellBack, warnings, progress, cpuMs, state: current };
		}
		const codecs = plan.outputs.map(({ encoding }) => codecOf(encoding.encoder));
		current = await tools.renderer.ready(codecs);
		fellBack.push({ encoder: failure.encoder, reason: failure.reason });
		const next = compile(current);
		warnings.push(fallBackWarning(failure, encoderAfter(failure, next)));
		plan = replaced(plan, next, works.ready);
	}
}

function refusedOnly(error: unknown, before: number): EncoderRefused {
	if (error instanceof EncoderRefused && before < videoEncoders.length) return error;
	throw error;
}

/** Outputs whose segments are all there stay what they are. */
function replaced(plan: RenderPlan, next: RenderPlan, ready: ReadonlyMap<string, string>): RenderPlan {
	const isWhole = ({ segments }: OutputPlan) => segments.every(({ key }) => ready.has(key));
	const outputs = next.outputs.map((output, index) => {
		const former = plan.outputs[index];
		return former && isWhole(former) ? former : output;
	});
	return { ...next, outputs };
}

/** The encoder of what the one that refused had begun. */
function encoderAfter({ encoder }: EncoderRefused, { outputs }: RenderPlan): VideoEncoder {
	const encoders = outputs.map(({ encoding }) => encoding.encoder);
	return encoders.find((next) => codecOf(next) === codecOf(encoder)) ?? encoder;
}

const fallBackWarning = ({ encoder, reason }: EncoderRefused, next: string): Warning => ({
	code: 'encoder-fell-back',
	message: `${encoder} refused during the render (${reason}); what it had begun was rendered anew with ${next}`,
});
