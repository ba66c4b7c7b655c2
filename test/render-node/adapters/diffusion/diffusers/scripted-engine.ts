import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDiffusersEngine } from '../../../../../render-node/src/adapters/diffusion/diffusers/create-diffusers-engine.js';
import type { Device } from '../../../../../render-node/src/adapters/diffusion/diffusers/device.js';
import type { DiffusersLimits } from '../../../../../render-node/src/adapters/diffusion/diffusers/limits.js';
import type { CatalogueModel, ShelvedModel } from '../../../../../render-node/src/domain/diffusion/catalogue.js';
import type {
	GenerationOrder,
	GenerationPiece,
	GenerationProgress,
	GenerationRequest,
	GenerationRun,
	PieceOutcome,
} from '../../../../../render-node/src/domain/diffusion/generation.js';
import { Refusal } from '../../../../../render-node/src/domain/refusal.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const workerPath = fileURLToPath(new URL('../../../../fakes/diffusion-worker/worker.mjs', import.meta.url));

/** How one process behaves; see the worker. */
export type Behaviour = {
	at?: Record<string, string>;
	onPiece?: number;
	outOfMemoryOn?: string[];
	outOfMemoryIn?: string;
	failAt?: Record<string, string>;
	lie?: string;
	badPieces?: Record<number, string>;
	stepMs?: number;
	cancel?: 'at-once' | 'never';
	ignoresEnd?: boolean;
	ignoresTerm?: boolean;
	protocol?: number;
	freeBytes?: number;
	truncates?: boolean;
	losesDevice?: boolean;
};
export type Script = { processes?: Behaviour[]; others?: Behaviour };
type Note = { process: number; device: string; what: string; pid?: number; cwd?: string } & Record<string, unknown>;

export const gpu = (index = 0, memoryBytes = 100): Device => ({
	index,
	name: `GPU ${index}`,
	kind: 'cuda',
	memoryBytes,
});

/** A model whose folder exists; memory in the units of the devices. */
export function tinyModel(folder: string, id: string, weightsBytes = 10, workBytes = 2): ShelvedModel {
	const modelPath = path.join(folder, 'models', id);
	mkdirSync(modelPath, { recursive: true });
	writeFileSync(path.join(modelPath, 'model_index.json'), '{}');
	const card: CatalogueModel['card'] = {
		...{ id, label: id.toUpperCase(), engine: 'diffusers', kinds: ['text-to-image'], revision: null },
		licence: { id: 'MIT', url: 'https://example.org', commercialUse: 'allowed', note: '', needsAcceptance: false },
		sizes: { native: { width: 64, height: 64 }, multipleOf: 8, leastSide: 8, mostPixels: 64 * 64 },
		...{ frames: null, steps: { least: 1, most: 50, preset: 3 }, guidance: { least: 0, most: 10, preset: 5 } },
		...{ takesNegativePrompt: true, hasSound: false, takesSeed: true, pricePerSecondMicros: 0 },
	};
	const model: CatalogueModel = {
		...{ card, family: 'sdxl', source: { repository: 'test/tiny', revision: null }, path: null, downloadBytes: 1 },
		...{ memory: { weightsBytes, workBytes }, settings: { dtype: 'float32' } },
	};
	return { model, path: modelPath, note: '' };
}

export const pieceOf = (prompt: string, change: Partial<GenerationRequest> = {}): GenerationPiece => ({
	request: {
		...{ kind: 'text-to-image', prompt, negativePrompt: null, size: { width: 16, height: 16 }, frameCount: null },
		...{ framesPerSecond: null, steps: 3, guidance: 5, seed: 1, strength: null, sound: false, camera: 'auto' },
		...change,
	},
	sources: {},
});

export const orderOf = ({ model }: ShelvedModel, ...pieces: (string | GenerationPiece)[]): GenerationOrder => ({
	model: model.card,
	pieces: pieces.map((piece) => (typeof piece === 'string' ? pieceOf(piece) : piece)),
});

/** A run that keeps what it is told. */
export function recordedRun(workDir: string, change: Partial<GenerationRun> = {}) {
	const progress: GenerationProgress[] = [];
	const outcomes: PieceOutcome[] = [];
	const run: GenerationRun = {
		...{ signal: new AbortController().signal, workDir, log: silentLog() },
		onProgress: (told) => void progress.push(told),
		onPiece: async (outcome) => void outcomes.push(outcome),
		...change,
	};
	const made = () => outcomes.flatMap((outcome) => ('made' in outcome ? [outcome.made] : []));
	return { run, progress, outcomes, made };
}

export type ScriptedSetup = {
	script?: Script;
	devices?: Device[];
	limits?: Partial<DiffusersLimits>;
	/** Of models: weights and work, in the units of the devices. */
	models?: Record<string, [weightsBytes: number, workBytes: number]>;
};

/** The engine over scripted workers, in a folder of its own. */
export function scriptedEngine({
	script = {},
	devices = [gpu()],
	limits,
	models = { tiny: [10, 2] },
}: ScriptedSetup = {}) {
	const folder = temporaryFolder('diffusers');
	const workDir = path.join(folder.path, 'job');
	const scratchRoot = path.join(folder.path, 'scratch');
	for (const each of [workDir, scratchRoot]) mkdirSync(each);
	writeFileSync(path.join(folder.path, 'script.json'), JSON.stringify(script));
	const shelf = Object.entries(models).map(([id, sizes]) => tinyModel(folder.path, id, ...sizes));
	const engine = createDiffusersEngine({
		command: { program: process.execPath, args: [workerPath], env: { SCRIPTED_WORKER_DIR: folder.path } },
		...{ shelf: { models: async () => shelf }, ffmpegPath: 'ffmpeg', scratchRoot, log: silentLog() },
		devices: async () => ({ devices, note: 'There is no Python here: install it' }),
		limits: { cancelGraceMs: 20_000, endGraceMs: 20_000, ...limits },
	});
	const journal = (): Note[] => {
		const file = path.join(folder.path, 'journal.jsonl');
		if (!existsSync(file)) return [];
		return readFileSync(file, 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
	};
	return {
		...{ engine, shelf, folder: folder.path, workDir, journal },
		/** Which processes did what, in order, such as `0 run`. */
		story: () => journal().map(({ process: number, what }) => `${number} ${what}`),
		rungs: () => journal().flatMap(({ memory }) => (typeof memory === 'string' ? [memory] : [])),
		/** Files that an order or a worker has left. */
		left: () => [...readdirSync(workDir), ...readdirSync(scratchRoot)],
		async close() {
			await engine.close();
			folder.remove();
		},
	};
}

/** The problem that a promise is refused with. */
export async function refusalOf(promise: Promise<unknown>) {
	const error = await promise.then(
		() => null,
		(reason: unknown) => reason,
	);
	if (error instanceof Refusal) return error.problem;
	throw new Error(`was not refused, but: ${String(error)}`);
}
