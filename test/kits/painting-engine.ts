import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { GenerationKind } from '@showrunner/contract';
import type { DiffusionEngine } from '../../render-node/src/domain/diffusion/diffusion-engine.js';
import type { GenerationOrder, GenerationRun, MadePiece } from '../../render-node/src/domain/diffusion/generation.js';
import type { ModelCard } from '../../render-node/src/domain/diffusion/model-card.js';
import { temporarilyUnavailable, type Refusal } from '../../render-node/src/domain/refusal.js';

const licence = { id: 'Apache-2.0', url: 'https://example.org/licence', note: '' };

/** A model of stills and short clips; what is given wins. */
export function paintingModel(change: Partial<ModelCard> = {}): ModelCard {
	return {
		id: 'painter',
		label: 'Painter',
		engine: 'diffusers',
		kinds: ['text-to-image', 'image-to-image', 'image-to-video', 'first-last-frame', 'text-to-video', 'upscale'],
		revision: 'abc123',
		licence: { ...licence, commercialUse: 'allowed', needsAcceptance: false },
		sizes: { native: { width: 64, height: 64 }, multipleOf: 8, leastSide: 16, mostPixels: 128 * 128 },
		frames: { multipleOf: 4, least: 5, most: 41, preset: 9, framesPerSecond: 8 },
		steps: { least: 1, most: 50, preset: 4 },
		guidance: { least: 0, most: 10, preset: 3 },
		takesNegativePrompt: true,
		hasSound: false,
		takesSeed: true,
		pricePerSecondMicros: 1_000,
		...change,
	};
}

export type PaintingEngine = DiffusionEngine & {
	/** Orders that came in, with the prompts of their pieces. */
	orders: { model: string; kind: GenerationKind; prompts: string[] }[];
	/** What the next orders meet: a refusal of all, or of the pieces whose prompt holds the word. */
	meet(trouble: { whole?: Refusal; after?: number; word?: string; problem?: Refusal } | null): void;
	/** Changes whether its models can be used. */
	setAvailable(available: boolean): void;
};

/** An engine that paints flat pictures whose colour follows from the seed; clips are the file `clipPath`. */
export function paintingEngine(
	models: ModelCard[] = [paintingModel()],
	clipPath: string | null = null,
): PaintingEngine {
	let trouble: Parameters<PaintingEngine['meet']>[0] = null;
	let available = true;
	const orders: PaintingEngine['orders'] = [];
	const id = models[0]?.engine ?? 'diffusers';
	return {
		id,
		orders,
		meet: (next) => void (trouble = next),
		setAvailable: (next) => void (available = next),
		models: async () => models.map((card) => ({ card, available, note: available ? 'ready' : 'pull it first' })),
		lanes: async () => 1,
		close: async () => undefined,
		async run({ model, pieces }: GenerationOrder, run: GenerationRun) {
			const [first] = pieces;
			if (!first) throw new RangeError('an order without a piece');
			orders.push({ model: model.id, kind: first.request.kind, prompts: pieces.map(({ request }) => request.prompt) });
			for (const [piece, { request }] of pieces.entries()) {
				run.signal.throwIfAborted();
				if (trouble?.whole && piece >= (trouble.after ?? 0)) throw trouble.whole;
				const steps = { done: 1, of: 2 };
				run.onProgress({ phase: 'denoising', piece, steps });
				const refused = trouble?.word !== undefined && request.prompt.includes(trouble.word);
				if (refused) {
					const { problem } = trouble?.problem ?? temporarilyUnavailable('not-finite', 'The model gave no picture');
					await run.onPiece({ piece, problem });
					continue;
				}
				const isClip = request.frameCount !== null || request.kind === 'upscale';
				const file = path.join(run.workDir, `${piece}.${isClip ? 'mp4' : 'png'}`);
				if (isClip && clipPath !== null) await copyFile(clipPath, file);
				else await writeFile(file, paint(request.size, request.seed));
				await run.onPiece({ piece, made: madeOf(file, isClip, request) });
			}
		},
	};
}

function paint({ width, height }: { width: number; height: number }, seed: number): Buffer {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = `#${(seed & 0xffffff).toString(16).padStart(6, '0')}`;
	context.fillRect(0, 0, width, height);
	return canvas.toBuffer('image/png');
}

const madeOf = (
	file: string,
	isClip: boolean,
	{ size, frameCount, framesPerSecond }: GenerationOrder['pieces'][number]['request'],
): MadePiece => ({
	path: file,
	mediaType: isClip ? 'video/mp4' : 'image/png',
	size,
	clip: isClip ? { frameCount: frameCount ?? 8, framesPerSecond: framesPerSecond ?? 8, hasSound: false } : null,
	deviceMs: 500,
	warnings: [],
	aiGenerated: true,
	facts: { device: 'brush' },
});
