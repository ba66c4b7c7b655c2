/** FFmpeg's names of the H.264 encoders that a render may use, in the order in which they are tried. */
export const videoEncoders = ['h264_nvenc', 'h264_vaapi', 'h264_qsv', 'h264_videotoolbox', 'libx264'] as const;
export type VideoEncoder = (typeof videoEncoders)[number];

/** `auto` takes the first that works; a name allows this one alone. */
export const videoEncoderSettings = ['auto', ...videoEncoders] as const;
export type VideoEncoderSetting = (typeof videoEncoderSettings)[number];

/** What is known of an encoder on this machine: whether it works by now, and how that was found, in plain words. */
export type EncoderFact = { encoder: VideoEncoder; works: boolean; note: string };

export const isHardware = (encoder: VideoEncoder): boolean => encoder !== 'libx264';
