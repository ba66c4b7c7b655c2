import type { Bookend, Visual } from '@showrunner/contract';

/** What it shows, as a scene would. */
export function bookendVisual(bookend: Bookend): Visual {
	if (bookend.kind === 'colour') return { kind: 'colour', colour: bookend.colour };
	if (bookend.kind === 'still') {
		const { assetIds, fit } = bookend;
		return { kind: 'still', assetIds, fit };
	}
	const { assetId, fit } = bookend;
	return { kind: 'clip', assetId, fit, trimStartMs: 0 };
}
