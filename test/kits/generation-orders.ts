import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DiffusionEngine } from '../../render-node/src/domain/diffusion/diffusion-engine.js';
import type {
	GenerationPiece,
	GenerationProgress,
	GenerationRequest,
	GenerationSources,
	PieceOutcome,
} from '../../render-node/src/domain/diffusion/generation.js';
import type { ModelCard } from '../../render-node/src/domain/diffusion/model-card.js';
import { silentLog } from './silent-log.js';

const request: GenerationRequest = {
	...{ kind: 'text-to-image', prompt: '', negativePrompt: null, size: { width: 256, height: 320 }, seed: 7 },
	...{
		frameCount: null,
		framesPerSecond: null,
		steps: 4,
		guidance: null,
		strength: null,
		sound: false,
		camera: 'auto',
	},
};

export function picturePiece(
	prompt: string,
	change: Partial<GenerationRequest> = {},
	sources: GenerationSources = {},
): GenerationPiece {
	return { request: { ...request, prompt, ...change }, sources };
}

/** A clip of nine frames, on the grid of every family. */
export const clipPiece = (prompt: string, change: Partial<GenerationRequest> = {}, sources: GenerationSources = {}) =>
	picturePiece(prompt, { kind: 'text-to-video', frameCount: 9, framesPerSecond: 8, ...change }, sources);

export type Running = {
	workDir: string;
	outcomes: PieceOutcome[];
	progress: GenerationProgress[];
	/** Resolves at the first progress of a phase. */
	reached(phase: GenerationProgress['phase']): Promise<void>;
	abort(reason: Error): void;
	/** What the order ended with; null when it did not fail. */
	end: Promise<unknown>;
	remove(): Promise<void>;
};

/** Begins an order in a folder of its own and keeps what is told of it. */
export async function begin(
	engine: DiffusionEngine,
	model: ModelCard,
	pieces: readonly GenerationPiece[],
	log = silentLog(),
): Promise<Running> {
	const workDir = await mkdtemp(path.join(tmpdir(), 'showrunner-order-'));
	const outcomes: PieceOutcome[] = [];
	const progress: GenerationProgress[] = [];
	const waiting: { phase: string; done: () => void }[] = [];
	const controller = new AbortController();
	const end = engine
		.run(
			{ model, pieces },
			{
				...{ signal: controller.signal, workDir, log },
				onProgress(told) {
					progress.push(told);
					for (const { phase, done } of waiting) if (phase === told.phase) done();
				},
				onPiece: async (outcome) => void outcomes.push(outcome),
			},
		)
		.then(
			() => null,
			(error: unknown) => error,
		);
	return {
		...{ workDir, outcomes, progress, end },
		reached: (phase) =>
			progress.some((told) => told.phase === phase)
				? Promise.resolve()
				: new Promise((done) => waiting.push({ phase, done })),
		abort: (reason) => controller.abort(reason),
		remove: () => rm(workDir, { recursive: true, force: true }),
	};
}

/** The card of a model that is offered now. */
export async function cardOf(engine: DiffusionEngine, id: string): Promise<ModelCard> {
	const offered = (await engine.models()).find(({ card }) => card.id === id);
	if (offered === undefined) throw new Error(`${id} is not offered`);
	return offered.card;
}
