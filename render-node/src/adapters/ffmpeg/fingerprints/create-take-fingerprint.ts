import { limits } from '@showrunner/contract';
import { markCount, pictureEveryMs, type Fingerprint, type Marks } from '../../../domain/fingerprints/fingerprint.js';
import { pictureSide } from '../../../domain/fingerprints/mark-picture.js';
import { soundRateHz } from '../../../domain/fingerprints/mark-sound.js';
import type { TakeFingerprint, Taking } from '../../../domain/fingerprints/take-fingerprint.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import type { ProbeMedia } from '../probe-media.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import { collectPictures, collectSound, type MarkCollector } from './collect-marks.js';

export type FingerprintTools = { ffmpegPath: string; probeMedia: ProbeMedia };

const fit = `scale=${pictureSide}:${pictureSide}:flags=area,format=gray`;
const raw = ['-f', 'rawvideo', 'pipe:3'];
const stillArgs = ['-map', '0:v:0', '-frames:v', '1', '-vf', fit, ...raw];
const videoArgs = ['-map', '0:V:0', '-an', '-sn', '-dn', '-vf', `fps=${1_000 / pictureEveryMs},${fit}`, ...raw];
const heard = `aresample=${soundRateHz},aformat=sample_fmts=s16:channel_layouts=mono`;
const soundArgs = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-af', heard, '-f', 's16le', 'pipe:3'];

/** Pictures take most of the time. */
const pictureShare = 0.8;

export function createTakeFingerprint(tools: FingerprintTools): TakeFingerprint {
	return async (path, taking) => {
		const media = await tools.probeMedia(path, taking.signal);
		if (media?.kind !== 'image' && media?.kind !== 'video' && media?.kind !== 'audio') return null;
		const { kind, durationMs } = media;
		const run: Run = { path, ffmpegPath: tools.ffmpegPath, taking };
		if (kind === 'image')
			return { kind, durationMs: null, sound: null, pictures: await marked(run, stillArgs, collectPictures()) };
		const tell = (fraction: number) => taking.onFraction?.(Math.min(1, fraction));
		const marks = Math.max(1, (durationMs ?? 0) / pictureEveryMs);
		const seen = (bytes: number) => tell((bytes / pictureSide ** 2 / marks) * pictureShare);
		const pictures = kind === 'audio' ? null : await marked(run, videoArgs, collectPictures(), seen);
		const sound = media.audioCodec === null ? null : await marked(run, soundArgs, collectSound());
		tell(1);
		return { kind, durationMs, pictures, sound } satisfies Fingerprint;
	};
}

type Run = { path: string; ffmpegPath: string; taking: Taking };

/** Null where it cannot be decoded, or nothing comes. */
async function marked(
	{ path, ffmpegPath, taking }: Run,
	output: readonly string[],
	collector: MarkCollector,
	onTaken: (bytes: number) => void = () => undefined,
): Promise<Marks | null> {
	let taken = 0;
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, '-t', `${limits.videoDurationMs}ms`, ...hostileInputArgs],
		...['-i', `file:${path}`, ...output],
	];
	const onBytes = (chunk: Buffer) => {
		collector.take(chunk);
		taken += chunk.length;
		onTaken(taken);
	};
	try {
		await runFfmpeg(ffmpegPath, { args, cwd: taking.workDir, signal: taking.signal, out: null, onBytes });
	} catch (error) {
		if (!(error instanceof FfmpegFailed) || error.reason === 'stalled') throw error;
		return null;
	}
	const marks = collector.marks();
	return markCount(marks) === 0 ? null : marks;
}
