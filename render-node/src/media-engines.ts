import { availableParallelism } from 'node:os';
import { videoCodecs } from '@showrunner/contract';
import { createMixAudio } from './adapters/audio/mix-audio.js';
import { createSoundMaker } from './adapters/audio/create-sound-maker.js';
import { createDrawPool } from './adapters/canvas/draw-pool.js';
import { createFfmpegRenderer } from './adapters/ffmpeg/create-ffmpeg-renderer.js';
import { ffmpegVersion } from './adapters/ffmpeg/ffmpeg-version.js';
import { createTakeFingerprint } from './adapters/ffmpeg/fingerprints/create-take-fingerprint.js';
import { createInspectMedia } from './adapters/ffmpeg/inspect-media.js';
import { createMeasureLoudness } from './adapters/ffmpeg/measure-loudness.js';
import { neededFilters } from './adapters/ffmpeg/probe-filters.js';
import { createProbeMedia } from './adapters/ffmpeg/probe-media.js';
import { createWatchVideo } from './adapters/ffmpeg/score/create-watch-video.js';
import { findFonts } from './adapters/fonts/find-fonts.js';
import { limitsMissing } from './adapters/processes/limited-command.js';
import { createSpeech } from './adapters/speech/create-speech.js';
import { createCaptionCreateHandler } from './application/handlers/caption-create.js';
import { createImageCardHandler } from './application/handlers/image-card.js';
import { createMediaCompareHandler } from './application/handlers/media-compare.js';
import { createMediaInspectHandler } from './application/handlers/media-inspect.js';
import { createMusicGenerateHandler } from './application/handlers/music-generate.js';
import { createSoundGenerateHandler } from './application/handlers/sound-generate.js';
import { createSpeechGenerateHandler } from './application/handlers/speech-generate.js';
import { createThumbnailComposeHandler } from './application/handlers/thumbnail-compose.js';
import { createVideoAssembleHandler } from './application/handlers/video-assemble.js';
import { createVideoScoreHandler } from './application/handlers/video-score.js';
import type { EngineGround, Engines } from './engines.js';
import { createGeneration } from './generation.js';
import { openImporting } from './importing.js';
import { createMediaHandlers } from './media-handlers.js';

/** Looks for every engine of this machine and puts one handler to work for each kind of job. */
export async function createMediaEngines(ground: EngineGround): Promise<Engines> {
	const { config, segments, pieces, log } = ground;
	const { ffmpegPath, ffprobePath, sherpaVoicesDir } = config;
	const fonts = await findFonts();
	const speech = await createSpeech({ ffmpegPath, sherpaVoicesDir });
	const { draw, close } = createDrawPool();
	const renderer = createFfmpegRenderer({ ffmpegPath, ffprobePath, videoEncoder: config.videoEncoder });
	const mixAudio = createMixAudio({ ffmpegPath });
	const soundMaker = createSoundMaker({ ffmpegPath });
	const probeMedia = createProbeMedia(ffprobePath);
	const inspectMedia = createInspectMedia({ probeMedia, measureLoudness: createMeasureLoudness(ffmpegPath) });
	const importing = openImporting(config, probeMedia);
	if (limitsMissing !== null)
		log.warn({ reason: limitsMissing }, 'programs that read media run without limits of memory');
	const takeFingerprint = createTakeFingerprint({ ffmpegPath, probeMedia });
	const generation = await createGeneration(ground, probeMedia);
	const drawing = { fonts: fonts.map, draw };
	const kept = { segmentCache: segments, videos: pieces };
	const assembly = { renderer, mixAudio, ...kept, ...drawing, cores: availableParallelism() };
	await renderer.ready();
	const version = await ffmpegVersion(ffmpegPath);
	const ffmpeg = async () => {
		const { encoder, encoders } = await renderer.ready(videoCodecs);
		// A renderer that is ready has found all filters; it refuses where one is missing.
		return { version, videoEncoder: encoder, encoders, filters: [...neededFilters] };
	};
	return {
		handlers: [
			createCaptionCreateHandler({ fonts: fonts.map }),
			createImageCardHandler({ fonts: fonts.map, draw }),
			createMediaCompareHandler({ shelf: ground.fingerprints, takeFingerprint }),
			createMediaInspectHandler({ inspectMedia }),
			createMusicGenerateHandler({ soundMaker }),
			createSoundGenerateHandler({ soundMaker }),
			createSpeechGenerateHandler({ speech }),
			createThumbnailComposeHandler({ fonts: fonts.map, draw }),
			createVideoAssembleHandler(assembly),
			createVideoScoreHandler({ watchVideo: createWatchVideo({ ffmpegPath, ffprobePath, log }) }),
			importing.handler,
			...createMediaHandlers({ config, log, probeMedia, reader: speech.reader }),
			...generation.handlers,
		],
		probeMedia,
		capabilities: async () => ({ ffmpeg: await ffmpeg(), speech: speech.engines(), scripts: fonts.scripts }),
		voices: async (locale) => speech.voices(locale),
		models: generation.models,
		generationLanes: generation.generationLanes,
		async close() {
			await Promise.all([generation.close(), importing.close(), close()]);
		},
	};
}
