import type { VideoEncoder } from '../../../domain/timeline/video-encoders.js';
import { asBt709 } from './as-bt709.js';

/** The first graphics device of a Linux machine; VAAPI wants one by name. */
export const vaapiDevice = '/dev/dri/renderD128';

/** Global arguments that open the device which an encoder works on. The others open their own. */
export const deviceArguments = (encoder: VideoEncoder): string[] =>
	encoder.endsWith('_vaapi') ? ['-vaapi_device', vaapiDevice] : [];

/** The end of a filter graph: frames in the form that the encoder takes, and where it takes them. */
export function encoderSurface(encoder: VideoEncoder): string {
	if (encoder.endsWith('_vaapi')) return `${asBt709},format=nv12,hwupload`;
	return `${asBt709},format=${encoder.endsWith('_qsv') ? 'nv12' : 'yuv420p'}`;
}
