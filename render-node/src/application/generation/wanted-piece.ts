import type { Problem } from '@showrunner/contract';
import type { GenerationWish } from '../../domain/diffusion/generation.js';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';

/** Assets that a piece is made from. */
export type SourceAssets = { firstFrame?: string; lastFrame?: string; picture?: string; clip?: string };

export type WantedPiece = {
	/** Names the piece to people and in file names, such as `scene-1-9x16`. */
	name: string;
	wish: GenerationWish;
	sources: SourceAssets;
};

export type MadeWanted<P extends WantedPiece> = { wanted: P; kept: KeptPiece };
export type FailedWanted<P extends WantedPiece> = { wanted: P; problem: Problem };
/** A piece from before, under the key that it is kept by. */
export type FoundWanted<P extends WantedPiece> = MadeWanted<P> & { key: string };
