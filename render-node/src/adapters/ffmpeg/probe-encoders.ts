import type { VideoCodec } from '@showrunner/contract';
import { encodersOf, isHardware, type EncoderFact, type VideoEncoder } from '../../domain/timeline/video-encoders.js';
import { encoderArguments } from './arguments/encoder-arguments.js';
import { deviceArguments, encoderSurface } from './arguments/hardware-surface.js';
import { encoderComplaint } from './encoder-complaint.js';
import { painted, sampled, showsColour } from './probe-colour.js';
import { runProbe } from './run-probe.js';

export type EncoderProbe = EncoderFact & {
	/** The MP4 of one frame that it made; null when it does not work. */
	sample: Buffer | null;
};

const noteLimit = 120;

/**
 * What each encoder of a codec does with one frame and exactly the arguments of a render, in the order of preference: FFmpeg lists
 * many encoders whose hardware or driver is not there. The frame of hardware must come back in its colour as well.
 */
export function probeEncoders(ffmpegPath: string, codec: VideoCodec = 'h264'): Promise<EncoderProbe[]> {
	return Promise.all(encodersOf[codec].map((encoder) => probeEncoder(ffmpegPath, encoder)));
}

/** Arguments that have `encoder` write one painted frame as an MP4 to standard output. */
export const probeArguments = (encoder: VideoEncoder): string[] => [
	...[...deviceArguments(encoder), '-f', 'lavfi', '-i', 'color=c=black:s=256x256:r=30'],
	...['-vf', `${painted},${encoderSurface(encoder)}`, '-frames:v', '1'],
	...encoderArguments({ frame: { width: 256, height: 256 }, fps: 30, quality: 'standard', encoder }, 1),
	...['-f', 'mp4', '-movflags', '+empty_moov+frag_keyframe', 'pipe:1'],
];

async function probeEncoder(ffmpegPath: string, encoder: VideoEncoder): Promise<EncoderProbe> {
	const { ok, output, said } = await runProbe(ffmpegPath, probeArguments(encoder));
	if (!ok || output.length === 0) return { encoder, works: false, note: noteOf(said), sample: null };
	if (isHardware(encoder) && !(await comesBack(ffmpegPath, output))) {
		return { encoder, works: false, note: 'its picture does not come back in the colour it had', sample: null };
	}
	return { encoder, works: true, note: 'encoded a frame', sample: output };
}

async function comesBack(ffmpegPath: string, sample: Buffer): Promise<boolean> {
	const args = ['-f', 'mov', '-i', 'pipe:0', '-vf', sampled, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'];
	return showsColour((await runProbe(ffmpegPath, args, sample)).output);
}

/** A probe knows nothing of anyone's files, so that FFmpeg's own first line may be shown when it is not a known one. */
function noteOf(said: string): string {
	const [line = ''] = said.split('\n').filter((text) => !text.startsWith('Svt['));
	return encoderComplaint(said) ?? line.replace(/\[[^\]]* @ [^\]]*\] ?/g, '').slice(0, noteLimit);
}
