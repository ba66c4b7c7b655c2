import type { MadeFile } from '../../../providers/core/keep-file.js';
import type { ClipPiece, ClipVendor, Frames } from '../../../providers/clip/vendor-port.js';
import type { TestedContext } from './vendor-context.js';

export const clipPiece = (change: Partial<ClipPiece>): ClipPiece => ({
	...({ prompt: 'Waves break', model: 'any', durationMs: 6_000, aspectRatio: '16:9' } as const),
	...({ resolution: '1080p', sound: true, seed: 7 } as const),
	...change,
});

/** A picture as a clip begins with it. */
export const firstFrame: Frames = {
	first: { bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]), mediaType: 'image/png' },
};

/** One clip by whichever way the vendor makes it, as often looked after as it takes. */
export const filming =
	({ clip }: ClipVendor, piece: ClipPiece, frames: Frames = {}) =>
	async (context: TestedContext): Promise<MadeFile> => {
		if ('make' in clip) return await clip.make(piece, frames, context);
		const ticket = await clip.start(piece, frames, context);
		for (let look = 0; look < 10; look++) {
			const made = await clip.check(ticket, piece, context);
			if (made) return made;
		}
		throw new Error('It never ends');
	};
