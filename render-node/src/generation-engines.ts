import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCinematicEngine } from './adapters/diffusion/cinematic/create-cinematic-engine.js';
import { createComfyUiEngine } from './adapters/diffusion/comfyui/create-comfyui-engine.js';
import { createDiffusersEngine } from './adapters/diffusion/diffusers/create-diffusers-engine.js';
import { findDevices } from './adapters/diffusion/diffusers/find-devices.js';
import { createOpenAiEngine } from './adapters/diffusion/openai/create-openai-engine.js';
import { underAcceptedLicences } from './adapters/diffusion/remote/under-accepted-licences.js';
import { createSdCppEngine } from './adapters/diffusion/sdcpp/create-sdcpp-engine.js';
import { acceptedIds, type AcceptanceSources } from './adapters/diffusion/shelf/accepted-ids.js';
import { createModelShelf } from './adapters/diffusion/shelf/create-model-shelf.js';
import type { ProbeMedia } from './application/deps.js';
import type { Config } from './config.js';
import type { DiffusionEngine } from './domain/diffusion/diffusion-engine.js';
import type { MediaTools } from './domain/diffusion/media-tools.js';
import type { Log } from './domain/ports.js';

const catalogueFile = fileURLToPath(new URL('../models/catalogue.json', import.meta.url));
const pythonPackages = fileURLToPath(new URL('../diffusion', import.meta.url));
const ownTemplates = fileURLToPath(new URL('../diffusion/comfyui', import.meta.url));

export type GenerationGround = {
	config: Config;
	log: Log;
	workRoot: string;
	media: MediaTools;
	probeMedia: ProbeMedia;
};

/** Every engine that may have models, in the order in which they are asked; the camera over stills comes last. */
export function createGenerationEngines({
	config,
	log,
	workRoot,
	media,
	probeMedia,
}: GenerationGround): DiffusionEngine[] {
	const { ffmpegPath, ffprobePath } = config;
	const tools = { ffmpegPath, probeMedia, clipFacts: media.clipFacts };
	const ofServer = (engine: DiffusionEngine) =>
		underAcceptedLicences(engine, () => acceptedIds(acceptance(config, log)));
	return [
		createLocalEngine(config, log, workRoot),
		ofServer(
			createOpenAiEngine({
				servers: config.openAiServers.map((url) => ({ url, apiKey: config.openAiServerKey })),
				...{ tools, log },
			}),
		),
		ofServer(
			createComfyUiEngine({
				urls: config.comfyUiServers,
				templateFolders: [ownTemplates, ...(config.comfyUiTemplates === null ? [] : [config.comfyUiTemplates])],
				apiKey: config.comfyUiKey,
				...{ tools, log },
			}),
		),
		ofServer(createSdCppEngine({ urls: config.sdcppServers, tools, log })),
		createCinematicEngine({ ffmpegPath, ffprobePath, mediaTools: media, log }),
	];
}

const acceptance = ({ dataDir, modelsDir, acceptedLicences }: Config, log: Log): AcceptanceSources => ({
	...{ acceptedLicences, log },
	modelsDir: modelsDir ?? path.join(dataDir, 'models'),
});

function createLocalEngine(config: Config, log: Log, workRoot: string): DiffusionEngine {
	const { pythonPath, ffmpegPath } = config;
	return createDiffusersEngine({
		command: {
			program: pythonPath,
			args: ['-u', '-m', 'showrunner_diffusion'],
			env: { PYTHONPATH: pythonPackages },
		},
		shelf: createModelShelf({
			...acceptance(config, log),
			catalogueFile,
			userCatalogueFile: config.modelCatalogue,
		}),
		// What a worker has in its folder belongs to a job; a killed service's workers are found by that.
		scratchRoot: workRoot,
		devices: () => findDevices(pythonPath, pythonPackages),
		...{ ffmpegPath, log },
	});
}
