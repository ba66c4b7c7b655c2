import type { GenerationRequest } from '../../../domain/diffusion/generation.js';
import type { Encoding } from '../../../domain/timeline/render-plan.js';

export type ClipLength = { frameCount: number; framesPerSecond: number; durationMs: number };

/** How long a requested clip is; the card's rules gave it a length. */
export function clipLength({ frameCount, framesPerSecond, kind }: GenerationRequest): ClipLength {
	if (frameCount === null || framesPerSecond === null) throw new TypeError(`${kind} needs a number of frames`);
	return { frameCount, framesPerSecond, durationMs: (frameCount * 1000) / framesPerSecond };
}

/** The renderer's terms for it: `final` interpolates the camera's window with a cubic filter. */
export const cameraEncoding = (frame: GenerationRequest['size'], fps: number): Encoding => ({
	...{ frame, fps, quality: 'final', encoder: 'libx264' },
});
