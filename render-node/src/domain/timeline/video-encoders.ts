import { videoCodecs, type VideoCodec } from '@showrunner/contract';

/** FFmpeg's names of the encoders that a render may use for each codec, in the order in which they are tried. */
export const encodersOf = {
	h264: ['h264_nvenc', 'h264_vaapi', 'h264_qsv', 'h264_videotoolbox', 'libx264'],
	hevc: ['hevc_nvenc', 'hevc_vaapi', 'hevc_qsv', 'hevc_videotoolbox', 'libx265'],
	av1: ['av1_nvenc', 'av1_vaapi', 'av1_qsv', 'libsvtav1', 'libaom-av1'],
	vp9: ['libvpx-vp9'],
} as const satisfies Record<VideoCodec, readonly string[]>;
export type VideoEncoder = (typeof encodersOf)[VideoCodec][number];
export const videoEncoders: readonly VideoEncoder[] = videoCodecs.flatMap((codec) => [...encodersOf[codec]]);

const codecs = new Map(videoCodecs.flatMap((codec) => encodersOf[codec].map((name) => [name, codec] as const)));
export function codecOf(encoder: VideoEncoder): VideoCodec {
	const codec = codecs.get(encoder);
	if (codec === undefined) throw new RangeError(`no codec has the encoder ${encoder}`);
	return codec;
}

/** `auto` takes the first that works; a name allows this one alone for its codec. */
export type VideoEncoderSetting = 'auto' | VideoEncoder;

/** What is known of an encoder on this machine: whether it works by now, and how that was found, in plain words. */
export type EncoderFact = { encoder: VideoEncoder; works: boolean; note: string };

/** Encoders that the processor runs. */
export const softwareEncoders = ['libx264', 'libx265', 'libsvtav1', 'libaom-av1', 'libvpx-vp9'] as const;
export type SoftwareEncoder = (typeof softwareEncoders)[number];
export type HardwareEncoder = Exclude<VideoEncoder, SoftwareEncoder>;

export const isSoftware = (encoder: VideoEncoder): encoder is SoftwareEncoder =>
	softwareEncoders.some((name) => name === encoder);
export const isHardware = (encoder: VideoEncoder): encoder is HardwareEncoder => !isSoftware(encoder);

/** These spend no more than they may, measured on noise; libvpx and libaom spent up to five times as much. */
export const rateKeepers: ReadonlySet<VideoEncoder> = new Set<VideoEncoder>(['libx264', 'libx265', 'libsvtav1']);
