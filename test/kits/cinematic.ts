import { cinematicCard } from '../../render-node/src/adapters/diffusion/cinematic/cinematic-card.js';
import { createCinematicEngine } from '../../render-node/src/adapters/diffusion/cinematic/create-cinematic-engine.js';
import { createMediaTools } from '../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import type {
	GenerationPiece,
	GenerationProgress,
	GenerationRequest,
	GenerationSources,
	MadePiece,
	PieceOutcome,
} from '../../render-node/src/domain/diffusion/generation.js';
import { silentLog } from './silent-log.js';

export const clipPaths = { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' };

/** Two seconds of 320×180 from a still. */
export const stillRequest: GenerationRequest = {
	...{ kind: 'image-to-video', prompt: '', negativePrompt: null, size: { width: 320, height: 180 } },
	...{ frameCount: 60, framesPerSecond: 30, steps: null, guidance: null, seed: 1, strength: null, sound: false },
	camera: 'auto',
};

type Watch = { signal?: AbortSignal; onProgress?: (progress: GenerationProgress) => void };

/** Runs pieces through a true engine in `workDir` and gives what became of them. */
export async function runCinematic(workDir: string, pieces: GenerationPiece[], watch: Watch = {}) {
	const log = silentLog();
	const engine = createCinematicEngine({ ...clipPaths, mediaTools: createMediaTools({ ...clipPaths, log }), log });
	const outcomes: PieceOutcome[] = [];
	await engine.run(
		{ model: cinematicCard, pieces },
		{
			...{ workDir, log, signal: watch.signal ?? new AbortController().signal },
			onProgress: watch.onProgress ?? (() => undefined),
			onPiece: (outcome) => Promise.resolve(void outcomes.push(outcome)),
		},
	);
	return outcomes;
}

/** One piece that must be made. */
export async function madeClip(
	workDir: string,
	request: Partial<GenerationRequest>,
	sources: GenerationSources,
): Promise<MadePiece> {
	const [outcome] = await runCinematic(workDir, [{ request: { ...stillRequest, ...request }, sources }]);
	if (!outcome || !('made' in outcome)) throw new Error(`not made: ${JSON.stringify(outcome)}`);
	return outcome.made;
}
