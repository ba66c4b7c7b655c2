import type { Renderer, RendererState } from '../../domain/timeline/renderer.js';
import { isHardware, type VideoEncoder, type VideoEncoderSetting } from '../../domain/timeline/video-encoders.js';
import { createClipDecoder, type ClipDecoder } from './clip-decoder.js';
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
const graphVersion = 1;

/**
 * What every GeForce card opens at once since 2020 (NVIDIA's support matrix; later drivers allow 5, 8 and more). More
 * would not be faster: a card has one to three encoders, and drawing the frames takes longer than encoding them.
 */
const nvencSessions = 3;

export type RendererTools = {
	ffmpegPath: string;
	ffprobePath: string;
	videoEncoder?: VideoEncoderSetting;
	/** A clock that only goes forward, for how long an encoder that refused is left alone. */
	nowMs?: () => number;
};

type Machine = { engine: string; choice: EncoderChoice; decoder: ClipDecoder };

export function createFfmpegRenderer(tools: RendererTools): Renderer {
	const { ffmpegPath } = tools;
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
		makePicture: (...request) => makePicture(ffmpegPath, ...request),
		async renderSegment(plan, encoding, files, run) {
			const { choice, decoder } = await machine();
			const render = () => renderSegment({ ffmpegPath, choice, decoder }, plan, encoding, files, run);
			return sessionsOf(encoding.encoder) === null ? render() : gate.pass(run.signal, render);
		},
		joinVideo: (...request) => joinVideo(tools, ...request),
	};
}

const sessionsOf = (encoder: VideoEncoder) => (encoder === 'h264_nvenc' ? nvencSessions : null);

const stateOf = ({ engine, choice }: Machine): RendererState => ({
	...{ engine, sessionsOf, encoderFor: choice.forFrame },
	...{ encoders: choice.facts(), encoder: choice.first() },
});

async function probe({ ffmpegPath, videoEncoder = 'auto', nowMs }: RendererTools): Promise<Machine> {
	requireFilters(await probeFilters(ffmpegPath));
	const probes = await probeEncoders(ffmpegPath);
	const facts = probes.map(({ encoder, works, note }) => ({ encoder, works, note }));
	const choice = createEncoderChoice(facts, videoEncoder, nowMs ?? (() => performance.now()));
	const sample = probes.findLast((encoder) => encoder.sample !== null)?.sample ?? null;
	const decoder = createClipDecoder(sample && (await probeDecoder(ffmpegPath, sample)));
	return { engine: engineName(await ffmpegVersion(ffmpegPath), probes), choice, decoder };
}

/** With the headers that the hardware writes: after a new driver no old segment is joined to a new one. */
function engineName(version: string, probes: readonly EncoderProbe[]): string {
	const hardware = probes.flatMap(({ encoder, sample }) =>
		sample && isHardware(encoder) ? [`${encoder} ${streamHeader(sample)}`] : [],
	);
	return [`ffmpeg ${version}`, `graphs ${graphVersion}`, ...hardware].join(', ');
}
