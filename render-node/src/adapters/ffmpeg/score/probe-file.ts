import type { StreamTimes, VideoFileFacts } from '../../../domain/scoring/video-measures.js';
import { mediaFromProbe, type ProbeStream } from '../media-from-probe.js';
import { refuseOverlarge } from '../refuse-overlarge.js';
import { runFfprobe } from '../run-ffprobe.js';

/** The duration is null where only decoding can tell it. */
export type ProbedFile = Omit<VideoFileFacts, 'durationMs'> & { durationMs: number | null; sampleRateHz: number };

/** What a file says of its pictures and its sound; null when it is no video. */
export async function probeFile(ffprobePath: string, path: string, signal: AbortSignal): Promise<ProbedFile | null> {
	const probe = await runFfprobe(ffprobePath, path, signal);
	if (probe) refuseOverlarge(probe);
	const media = probe && mediaFromProbe(probe);
	if (!probe || media?.kind !== 'video' || media.width === null || media.height === null) return null;
	const { streams = [], format = {} } = probe;
	const picture = streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
	const sound = streams.find((s) => s.codec_type === 'audio');
	const originMs = milliseconds(format.start_time) ?? 0;
	return {
		...{ durationMs: media.durationMs, width: media.width, height: media.height, fps: media.fps },
		bitsPerSecond: Number(format.bit_rate) || null,
		picture: timesOf(picture, originMs),
		sound: sound ? timesOf(sound, originMs) : null,
		sampleRateHz: media.sampleRateHz ?? 48_000,
	};
}

/** Matroska tells a stream's end in a tag, as `00:00:05.033000000`. */
function timesOf(stream: ProbeStream | undefined, originMs: number): StreamTimes {
	const start = milliseconds(stream?.start_time);
	const length = milliseconds(stream?.duration);
	const [, hours, minutes, seconds] = /^(\d+):(\d+):([\d.]+)$/.exec(stream?.tags?.DURATION ?? '') ?? [];
	const tagged = seconds === undefined ? null : ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
	const end = start !== null && length !== null ? start + length : tagged;
	return { startMs: start === null ? null : start - originMs, endMs: end === null ? null : end - originMs };
}

function milliseconds(seconds: string | undefined): number | null {
	const ms = Number(seconds ?? NaN) * 1000;
	return Number.isFinite(ms) ? ms : null;
}
