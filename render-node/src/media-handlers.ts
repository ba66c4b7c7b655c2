import { blockLevels } from './adapters/audio/block-levels.js';
import { createExtractSound } from './adapters/audio/create-extract-sound.js';
import { createConvertPicture } from './adapters/ffmpeg/create-convert-picture.js';
import { createTakeFrames } from './adapters/ffmpeg/frames/create-take-frames.js';
import type { ProbeMedia } from './adapters/ffmpeg/probe-media.js';
import { createAlignSpeech } from './adapters/speech/align/create-align-speech.js';
import type { Reader } from './adapters/speech/align/reader.js';
import { createAudioExtractHandler } from './application/handlers/audio-extract.js';
import { createImageConvertHandler } from './application/handlers/image-convert.js';
import { createMediaFramesHandler } from './application/handlers/media-frames.js';
import { createSpeechAlignHandler } from './application/handlers/speech-align.js';
import { createTranscriptAlignHandler } from './application/handlers/transcript-align.js';
import type { Config } from './config.js';
import type { Log } from './domain/ports.js';

export type MediaHandlersGround = {
	config: Pick<Config, 'ffmpegPath' | 'ffprobePath'>;
	log: Log;
	probeMedia: ProbeMedia;
	reader(locale: string): Reader | null;
};

/** What brings media from elsewhere into the form that the rest works with. */
export function createMediaHandlers({ config, log, probeMedia, reader }: MediaHandlersGround) {
	const { ffmpegPath, ffprobePath } = config;
	const sound = createExtractSound({ ffmpegPath, probeMedia, log });
	const alignSpeech = createAlignSpeech({ ffmpegPath, sound, reader });
	return [
		createAudioExtractHandler({ sound, blockLevels }),
		createImageConvertHandler({ convertPicture: createConvertPicture({ ffmpegPath, probeMedia, log }) }),
		createMediaFramesHandler({ takeFrames: createTakeFrames({ ffmpegPath, ffprobePath, log }) }),
		createSpeechAlignHandler({ alignSpeech }),
		createTranscriptAlignHandler({ alignSpeech }),
	];
}
