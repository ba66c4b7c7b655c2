import {
	classifyCommand,
	createClassifierJudge,
	type ClassifierJudge,
} from './adapters/content/create-classifier-judge.js';
import { createContentFilter } from './adapters/content/create-content-filter.js';
import { createMediaTools } from './adapters/ffmpeg/clip-tools/create-media-tools.js';
import type { ProbeMedia } from './application/deps.js';
import { offeredModels, toModel } from './application/generation/offered-models.js';
import { createClipExtendHandler } from './application/handlers/clip-extend.js';
import { createClipGenerateHandler } from './application/handlers/clip-generate.js';
import { createClipUpscaleHandler } from './application/handlers/clip-upscale.js';
import { createImageCheckHandler } from './application/handlers/image-check.js';
import { createImageGenerateHandler } from './application/handlers/image-generate.js';
import type { Config } from './config.js';
import type { Log } from './domain/ports.js';
import type { EngineGround, Engines } from './engines.js';
import { createGenerationEngines } from './generation-engines.js';

/** The part of the engines that generates pictures and clips. */
export type Generation = Pick<Engines, 'handlers' | 'models' | 'generationLanes' | 'close'>;

/** Puts the generation engines to work behind the handlers of their kinds of job. */
export async function createGeneration(ground: EngineGround, probeMedia: ProbeMedia): Promise<Generation> {
	const { config, log, workRoot, pieces, isElsewhere } = ground;
	const media = createMediaTools({ ffmpegPath: config.ffmpegPath, ffprobePath: config.ffprobePath, log });
	const judge = await createJudge(config, log, workRoot);
	const content = await createContentFilter({
		mode: config.contentFilter,
		rulesFile: config.contentRules,
		judge,
		log,
	});
	const engines = createGenerationEngines({ config, log, workRoot, media, probeMedia });
	const deps = { engines, media, content, pieces, isElsewhere };
	return {
		handlers: [
			createImageCheckHandler({ labelPicture: judge?.labelPicture ?? null }),
			createImageGenerateHandler(deps),
			createClipGenerateHandler(deps),
			createClipExtendHandler(deps),
			createClipUpscaleHandler(deps),
		],
		models: async () => (await offeredModels(engines)).map(toModel),
		generationLanes: async () => {
			const lanes = await Promise.all(engines.map((engine) => engine.lanes()));
			return lanes.reduce((sum, count) => sum + count, 0);
		},
		async close() {
			await Promise.all([...engines.map((engine) => engine.close()), content.close()]);
		},
	};
}

async function createJudge(
	{ contentFilter, ...config }: Config,
	log: Log,
	scratchRoot: string,
): Promise<ClassifierJudge | null> {
	const { contentClassifier: folder, pythonPath, ffmpegPath } = config;
	if (folder === null || contentFilter === 'off') return null;
	const command = classifyCommand(pythonPath, folder);
	return createClassifierJudge({ folder, command, ffmpegPath, scratchRoot, log });
}
