import type { VideoCodec } from '@showrunner/contract';
import type { Renderer, RendererState } from '../../domain/timeline/renderer.js';
import {
	codecOf,
	isHardware,
	type VideoEncoder,
	type VideoEncoderSetting,
} from '../../domain/timeline/video-encoders.js';
import { createCaptionBatches } from '../kernel/caption-batches.js';
import { requireKernel } from '../kernel/require-kernel.js';
import { renderRow } from '../kernel/render-row.js';
import { renderStills } from '../kernel/render-stills.js';
import { stillPlan } from '../kernel/still-plan.js';
import { stillRows } from '../kernel/still-rows.js';
import { createStillThreads } from '../kernel/still-threads.js';
import { createClipDecoder, type ClipDecoder } from './clip-decoder.js';
import { takeCover } from './cover/take-cover.js';
import { createCodecShelf, type CodecEncoders, type CodecShelf } from './codec-encoders.js';
import type { EncoderChoice } from './encoder-choice.js';
import { ffmpegVersion } from './ffmpeg-version.js';
import { findFocus } from './focus/find-focus.js';
import { joinVideo } from './join-video.js';
import type { LetterMatrix } from './letters/letter-ink.js';
import { probeLetters } from './letters/probe-letters.js';
import { makePictures } from './make-pictures.js';
import { makeParallax } from './parallax/make-parallax.js';
import { probeDecoder } from './probe-decoder.js';
import type { EncoderProbe } from './probe-encoders.js';
import { probeFilters, requireFilters } from './probe-filters.js';
import { renderSegment } from './render-segment.js';
import { createSessionGate } from './session-gate.js';
import { streamHeader } from './stream-header.js';

/** Raise it whenever the graphs of this folder draw the same plan differently: cached segments are then not used. */
const graphVersion = 3;
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

type Machine = { engine: string; codecs: CodecShelf; decoder: ClipDecoder; letters: LetterMatrix };

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
		ready: async (codecs) => stateOf(await machine(), codecs),
		announce(segments, encoding) {
			if (stills === 'kernel') captions.announce(segments, encoding);
		},
		makeParallax: (...request) => makeParallax(ffmpegPath, ...request),
		findFocus: (...request) => findFocus(ffmpegPath, ...request),
		makePictures: (...request) => makePictures(ffmpegPath, ...request),
		async renderSegment(plan, encoding, files, run) {
			const { codecs, decoder, letters } = await machine();
			const choice = await choiceOf(codecs, encoding.encoder);
			const still = stills === 'kernel' ? stillPlan(plan, encoding) : null;
			const render = () =>
				still === null
					? renderSegment({ ffmpegPath, choice, decoder, letters }, plan, encoding, files, run)
					: renderStills(
							{ ffmpegPath, choice, threads, captions, letters },
							{ segment: plan, still },
							encoding,
							files,
							run,
						);
			return sessionsOf(encoding.encoder) === null ? render() : gate.pass(run.signal, render);
		},
		rows: (segments, encoding, lanes) =>
			stills === 'kernel' ? stillRows(segments, encoding, lanes) : segments.map((segment) => [segment]),
		async renderRow(members, encoding, run) {
			const { codecs, letters } = await machine();
			const choice = await choiceOf(codecs, encoding.encoder);
			return renderRow({ ffmpegPath, choice, threads, captions, letters }, members, encoding, run);
		},
		joinVideo: (...request) => joinVideo(ffmpegPath, ...request),
		takeCover: (...request) => takeCover(ffmpegPath, ...request),
	};
}

const sessionsOf = (encoder: VideoEncoder) => (encoder.endsWith('_nvenc') ? nvencSessions : null);

async function stateOf({ engine, codecs }: Machine, wanted: readonly VideoCodec[] = []): Promise<RendererState> {
	const named = new Set<VideoCodec>(['h264', ...wanted]);
	const found = new Map<VideoCodec, CodecEncoders>();
	for (const codec of named) found.set(codec, await codecs.of(codec));
	const choiceFor = (codec: VideoCodec) => usable(found.get(codec), codec);
	return {
		...{ engine, sessionsOf, encoder: choiceFor('h264').first() },
		engineOf: (codec) => (codec === 'h264' ? engine : `${engine}, ${found.get(codec)?.headers}`),
		encoderFor: (frame, codec = 'h264', keepsRate) => choiceFor(codec).forFrame(frame, keepsRate),
		encoders: [...found.values()].flatMap(({ choice, facts }) => choice?.facts() ?? facts),
	};
}

const choiceOf = async (codecs: CodecShelf, encoder: VideoEncoder) =>
	usable(await codecs.of(codecOf(encoder)), codecOf(encoder));

/** That a machine encodes a codec is checked before any work. */
function usable(found: CodecEncoders | undefined, codec: VideoCodec): EncoderChoice {
	if (!found?.choice) throw new TypeError(`nothing on this machine encodes ${codec}`);
	return found.choice;
}

async function probe({ ffmpegPath, videoEncoder = 'auto', stills = 'kernel', nowMs }: RendererTools): Promise<Machine> {
	requireFilters(await probeFilters(ffmpegPath));
	if (stills === 'kernel') requireKernel();
	const codecs = createCodecShelf(ffmpegPath, videoEncoder, nowMs ?? (() => performance.now()));
	const { probes } = await codecs.of('h264');
	// An encoder that was asked for by name is known to work before the first job comes.
	if (videoEncoder !== 'auto') await codecs.of(codecOf(videoEncoder));
	const sample = probes.findLast((encoder) => encoder.sample !== null)?.sample ?? null;
	const decoder = createClipDecoder(sample && (await probeDecoder(ffmpegPath, sample)));
	const makers = [`ffmpeg ${await ffmpegVersion(ffmpegPath)}`, `graphs ${graphVersion}`];
	if (stills === 'kernel') makers.push(`kernel ${kernelVersion}`);
	const letters = await probeLetters(ffmpegPath);
	return { engine: engineName(makers, probes), codecs, decoder, letters };
}

/** With the headers that the hardware writes: after a new driver no old segment is joined to a new one. */
function engineName(makers: readonly string[], probes: readonly EncoderProbe[]): string {
	const hardware = probes.flatMap(({ encoder, sample }) =>
		sample && isHardware(encoder) ? [`${encoder} ${streamHeader(sample)}`] : [],
	);
	return [...makers, ...hardware].join(', ');
}
