import type { NewAsset } from '../../domain/ports.js';

/** Evidence of what this service made out of other assets. */
export const renderedEvidence = (madeFrom: string[]): NewAsset['evidence'] => ({
	origin: 'rendered',
	source: 'Showrunner render-node',
	licence: 'as its parts',
	...(madeFrom.length > 0 ? { madeFrom } : {}),
});
