import type { Renderer, RendererState } from '../../domain/timeline/renderer.js';
import { isHardware, type VideoEncoder, type VideoEncoderSetting } from '../../domain/timeline/video-encoders.js';
import { createCaptionBatches } from '../kernel/caption-batches.js';
import { requireKernel } from '../kernel/require-kernel.js';
import { renderRow } from '../kernel/render-row.js';
import { renderStills } from '../kernel/render-stills.js';
import { stillPlan } from '../kernel/still-plan.js';
import { stillRows } from '../kernel/still-rows.js';
import { createStillThreads } from '../kernel/still-threads.js';
import { createClipDecoder, type ClipDecoder } from './clip-decoder.js';
import { takeCover } from './cover/take-cover.js';
import { createEncoderChoice, type EncoderChoice } from './encoder-choice.js';
import { ffmpegVersion } from './ffmpeg-version.js';
import { joinVideo } from './join-video.js';
import { makePicture } from './make-picture.js';
import { probeDecoder } from './probe-decoder.js';
import { probeEncoders, type EncoderProbe } from './probe-encoders.js';
import { probeFilters, requireFilters } from './probe-filters.js';
import { renderSegment } from './render-segment.js';
import { createSessionGate } from './session-gate.js';
import { streamHeader } from './stream-header.js';

/** Raise it whenever the graphs of this folder draw the same plan differently: cached segments are then not used. */
const graphVersion = 2;
/** The same for the kernel of `adapters/kernel`. */
const kernelVersion = 1;

/**
 * What every GeForce card opens at once since 2020 (NVIDIA's support matrix; later drivers allow 5, 8 and more). More
 * would not be faster: a card has one to three encoders, and drawing the frames takes longer than encoding them.
 */
const nvencSessions = 3;

export type RendererTools = {
	ffmpegPath: string;
	ffprobePath: string;
	videoEncoder?: VideoEncoderSetting;
	/** Who draws segments that show nothing but stills: our kernel, or FFmpeg's graph as for all the others. */
	stills?: 'kernel' | 'graph';
	/** A clock that only goes forward, for how long an encoder that refused is left alone. */
	nowMs?: () => number;
};

type Machine = { engine: string; choice: EncoderChoice; decoder: ClipDecoder };

export function createFfmpegRenderer(tools: RendererTools): Renderer {
	const { ffmpegPath, stills = 'kernel' } = tools;
	const threads = createStillThreads();
	const captions = createCaptionBatches(ffmpegPath);
	const gate = createSessionGate(nvencSessions);
	let probed: Promise<Machine> | null = null;
	const machine = () => {
		// A refusal is not remembered: the next job looks again at what has been installed meanwhile.
		probed ??= probe(tools).catch((error: unknown) => {
			probed = null;
			throw error;
		});
		return probed;
	};
	return {
		ready: async () => stateOf(await machine()),
		announce(segments, encoding) {
			if (stills === 'kernel') captions.announce(segments, encoding);
		},
		makePicture: (...request) => makePicture(ffmpegPath, ...request),
		async renderSegment(plan, encoding, files, run) {
			const { choice, decoder } = await machine();
			const still = stills === 'kernel' ? stillPlan(plan, encoding) : null;
			const render = () =>
				still === null
					? renderSegment({ ffmpegPath, choice, decoder }, plan, encoding, files, run)
					: renderStills({ ffmpegPath, choice, threads, captions }, { segment: plan, still }, encoding, files, run);
			return sessionsOf(encoding.encoder) === null ? render() : gate.pass(run.signal, render);
		},
		rows: (segments, encoding, lanes) =>
			stills === 'kernel' ? stillRows(segments, encoding, lanes) : segments.map((segment) => [segment]),
		async renderRow(...request) {
			const { choice } = await machine();
			return renderRow({ ffmpegPath, choice, threads, captions }, ...request);
		},
		joinVideo: (...request) => joinVideo(tools, ...request),
		takeCover: (...request) => takeCover(ffmpegPath, ...request),
	};
}

const sessionsOf = (encoder: VideoEncoder) => (encoder === 'h264_nvenc' ? nvencSessions : null);

const stateOf = ({ engine, choice }: Machine): RendererState => ({
	...{ engine, sessionsOf, encoderFor: choice.forFrame },
	...{ encoders: choice.facts(), encoder: choice.first() },
});

async function probe({ ffmpegPath, videoEncoder = 'auto', stills = 'kernel', nowMs }: RendererTools): Promise<Machine> {
	requireFilters(await probeFilters(ffmpegPath));
	if (stills === 'kernel') requireKernel();
	const probes = await probeEncoders(ffmpegPath);
	const facts = probes.map(({ encoder, works, note }) => ({ encoder, works, note }));
	const choice = createEncoderChoice(facts, videoEncoder, nowMs ?? (() => performance.now()));
	const sample = probes.findLast((encoder) => encoder.sample !== null)?.sample ?? null;
	const decoder = createClipDecoder(sample && (await probeDecoder(ffmpegPath, sample)));
	const makers = [`ffmpeg ${await ffmpegVersion(ffmpegPath)}`, `graphs ${graphVersion}`];
	if (stills === 'kernel') makers.push(`kernel ${kernelVersion}`);
	return { engine: engineName(makers, probes), choice, decoder };
}

/** With the headers that the hardware writes: after a new driver no old segment is joined to a new one. */
function engineName(makers: readonly string[], probes: readonly EncoderProbe[]): string {
	const hardware = probes.flatMap(({ encoder, sample }) =>
		sample && isHardware(encoder) ? [`${encoder} ${streamHeader(sample)}`] : [],
	);
	return [...makers, ...hardware].join(', ');
}
