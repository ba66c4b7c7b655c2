import type { GeneratedClip } from '@showrunner/contract';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';
import type { GenerationAccount } from './generation-account.js';
import { toClip } from './to-clip.js';

/** The result of a job that makes one clip out of another. */
export const accountedClip = (
	kept: KeptPiece,
	account: GenerationAccount,
): { clip: GeneratedClip } & GenerationAccount => ({
	clip: toClip(kept, 'clip', null),
	...account,
});
