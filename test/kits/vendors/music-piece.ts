import type { MadeSound, MusicVendor, TrackPiece } from '../../../providers/music/port.js';
import type { TestedContext } from './vendor-context.js';

export const trackPiece = (change: Partial<TrackPiece>): TrackPiece => ({
	...{ prompt: 'calm piano by the sea', model: 'any', durationMs: 30_000, seed: 7 },
	...{ intensity: 'medium', vocals: false, loop: false },
	...change,
});

export const effectWords = { prompt: 'A single bell', durationMs: 1_500 };

/** One track by whichever way the vendor makes it, as often looked after as it takes. */
export const composing =
	({ track }: MusicVendor, piece: TrackPiece) =>
	async (context: TestedContext): Promise<MadeSound> => {
		if ('compose' in track) return await track.compose(piece, context);
		const ticket = await track.start(piece, context);
		for (let look = 0; look < 10; look++) {
			const made = await track.check(ticket, piece, context);
			if (made) return made;
		}
		throw new Error('It never ends');
	};
