import type { GenerationPiece, GenerationRun, MadePiece } from '../../../domain/diffusion/generation.js';
import type { CinematicTools } from './create-cinematic-engine.js';

/** One piece on its way, with all that it takes. */
export type ClipWork = GenerationPiece & {
	tools: CinematicTools;
	run: GenerationRun;
	/** Number of the piece in its order. */
	piece: number;
	/** FFmpeg's. */
	version: string;
};

export type MadeClip = Pick<MadePiece, 'path' | 'size' | 'clip' | 'warnings' | 'facts'>;
export type MakeClip = (work: ClipWork) => Promise<MadeClip>;
