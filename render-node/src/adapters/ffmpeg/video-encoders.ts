/** H.264 encoders by preference: hardware first, the one that is always there last. */
export const videoEncoders = ['h264_nvenc', 'h264_vaapi', 'h264_qsv', 'h264_videotoolbox', 'libx264'] as const;
export type VideoEncoder = (typeof videoEncoders)[number];
