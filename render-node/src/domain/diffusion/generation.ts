import type { CameraMove, GenerationKind, Problem, Warning } from '@showrunner/contract';
import type { Log } from '../ports.js';
import type { Size } from '../timeline/render-plan.js';
import type { ModelCard } from './model-card.js';

/** What is wished for, before any model's rules. */
export type GenerationWish = {
	kind: GenerationKind;
	/** Empty for `upscale`. */
	prompt: string;
	negativePrompt: string | null;
	/** Shape and largest useful size, pixels. Models answer near it, with the same shape as far as their rules let them. */
	size: Size;
	/** Null for still pictures. */
	durationMs: number | null;
	steps: number | null;
	guidance: number | null;
	seed: number;
	/** Share of the way from the given picture, 0.05 to 1; null where none is given. */
	strength: number | null;
	sound: boolean;
	/** For a camera over a still; other engines do not read it. */
	camera: CameraMove;
};

/** A wish that keeps every rule of one model. Null: the model takes no such thing. */
export type GenerationRequest = {
	kind: GenerationKind;
	prompt: string;
	negativePrompt: string | null;
	size: Size;
	frameCount: number | null;
	framesPerSecond: number | null;
	steps: number | null;
	guidance: number | null;
	seed: number;
	strength: number | null;
	sound: boolean;
	camera: CameraMove;
};

/** Files on this machine that a piece is made from; read-only. */
export type GenerationSources = { firstFrame?: string; lastFrame?: string; picture?: string; clip?: string };

export type GenerationPiece = { request: GenerationRequest; sources: GenerationSources };

/** Work for one engine with one model; pieces share what can be shared, such as the encoding of prompts. */
export type GenerationOrder = { model: ModelCard; pieces: readonly GenerationPiece[] };

export const generationPhases = ['waiting', 'loading', 'reading', 'denoising', 'decoding', 'encoding'] as const;
export type GenerationPhase = (typeof generationPhases)[number];

export type GenerationProgress = {
	phase: GenerationPhase;
	/** Number of the piece, from 0. */
	piece: number;
	/** Steps that are done, of how many; null where the engine does not tell. */
	steps: { done: number; of: number } | null;
};

/** A finished file. The receiver takes it over. */
export type MadePiece = {
	path: string;
	/** `image/png`, or `video/mp4` with H.264 and, where it has sound, AAC. */
	mediaType: 'image/png' | 'video/mp4';
	size: Size;
	/** Null for still pictures. */
	clip: { frameCount: number; framesPerSecond: number; hasSound: boolean } | null;
	/** Time for which a device was busy with this piece alone, milliseconds. */
	deviceMs: number;
	warnings: Warning[];
	/** Whether a generative model made it, as against FFmpeg. */
	aiGenerated: boolean;
	/** Facts for the record: versions, device, arguments, times. JSON values; no secret, no path. */
	facts: Record<string, unknown>;
};

export type PieceOutcome = { piece: number; made: MadePiece } | { piece: number; problem: Problem };

/** What goes with one order. */
export type GenerationRun = {
	signal: AbortSignal;
	/** A folder of the job's own for scratch files and results. */
	workDir: string;
	log: Log;
	onProgress(progress: GenerationProgress): void;
	/** Called once for each piece as soon as it is decided; awaited before the next is begun where the engine can wait. */
	onPiece(outcome: PieceOutcome): Promise<void>;
};
