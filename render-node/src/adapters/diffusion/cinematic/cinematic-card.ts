import { limits } from '@showrunner/contract';
import type { ModelCard } from '../../../domain/diffusion/model-card.js';

const framesPerSecond = 30;

/** A camera over stills: no weights, so no licence but the service's own, and no device to pay for. */
export const cinematicCard: ModelCard = {
	id: 'cinematic-motion',
	label: 'Cinematic motion',
	engine: 'cinematic',
	kinds: ['image-to-video', 'first-last-frame', 'upscale'],
	revision: null,
	licence: {
		id: 'MIT',
		url: 'https://opensource.org/license/mit',
		commercialUse: 'allowed',
		note: '',
		needsAcceptance: false,
	},
	sizes: { native: { width: 1920, height: 1080 }, multipleOf: 2, leastSide: 64, mostPixels: 3840 * 2160 },
	frames: {
		...{ multipleOf: 1, least: 12, preset: 5 * framesPerSecond, framesPerSecond },
		most: (limits.clipDurationMs / 1000) * framesPerSecond,
	},
	...{ steps: null, guidance: null, takesNegativePrompt: false, hasSound: false, takesSeed: true },
	pricePerSecondMicros: 0,
};
