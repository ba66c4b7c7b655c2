import type { AspectRatio } from '@showrunner/contract';

/** A file name without an ending for a scene's piece. */
export const pieceName = (sceneId: string, aspectRatio: AspectRatio): string =>
	`${sceneId.replace(/[^\p{L}\p{N}-]+/gu, '-')}-${aspectRatio.replace(':', 'x')}`;
