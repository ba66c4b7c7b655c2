import { videoEncoders, type VideoEncoder } from '../domain/timeline/video-encoders.js';
import { asInteger, asOneOf, asOptionalPath, asText } from './parsers.js';
import { setting } from './setting.js';

/** Programs, voices and slots for media work. */
export const mediaSettings = {
	ffmpegPath: setting({
		env: 'SHOWRUNNER_FFMPEG_PATH',
		what: 'The ffmpeg program',
		byDefault: 'ffmpeg',
		parse: asText,
	}),
	ffprobePath: setting({
		env: 'SHOWRUNNER_FFPROBE_PATH',
		what: 'The ffprobe program',
		byDefault: 'ffprobe',
		parse: asText,
	}),
	videoEncoder: setting<VideoEncoder | 'auto'>({
		env: 'SHOWRUNNER_VIDEO_ENCODER',
		what: 'Encoder of finished videos in its codec; auto takes the first that works here, hardware first',
		byDefault: 'auto',
		parse: asOneOf(['auto', ...videoEncoders]),
	}),
	sherpaVoicesDir: setting({
		env: 'SHOWRUNNER_SHERPA_VOICES',
		what: 'Folder with your own sherpa-onnx voices; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	}),
	renderSlots: setting({
		env: 'SHOWRUNNER_RENDER_SLOTS',
		what: 'Heavy jobs that run at once',
		byDefault: '1',
		parse: asInteger(1, 64),
	}),
	lightSlots: setting({
		env: 'SHOWRUNNER_LIGHT_SLOTS',
		what: 'Light jobs that run at once',
		byDefault: '4',
		parse: asInteger(1, 64),
	}),
};
