import type { Model } from '@showrunner/contract';

type Own = Pick<Model, 'id' | 'label' | 'engine' | 'kinds'> & Partial<Model>;

const model = (own: Own): Model => ({
	available: true,
	note: '',
	revision: null,
	licence: { id: 'Apache-2.0', url: 'https://example.com', commercialUse: 'allowed', note: '', needsAcceptance: false },
	native: { width: 1024, height: 1024 },
	clip: null,
	steps: { least: 1, most: 100, preset: 30 },
	pricePerSecondMicros: 500,
	...own,
});

const clip = { framesPerSecond: 16, longestMs: 5_000, sound: false };
const forbidden = {
	id: 'flux-1-dev-non-commercial',
	url: 'https://example.com',
	commercialUse: 'forbidden' as const,
	note: 'Not for what earns money',
	needsAcceptance: true,
};

/** A camera over a still, which every service has. */
export const cinematicModel = model({
	id: 'cinematic',
	label: 'Cinematic camera',
	engine: 'cinematic',
	kinds: ['image-to-video'],
	clip: { ...clip, framesPerSecond: 30 },
});

/** What a service with a device shows, one of them not usable. */
export const fakeModels: Model[] = [
	model({ id: 'sdxl-base', label: 'SDXL Base', engine: 'diffusers', kinds: ['text-to-image', 'image-to-image'] }),
	model({
		id: 'comfyui:flux-dev',
		label: 'FLUX dev',
		engine: 'comfyui',
		kinds: ['text-to-image'],
		licence: forbidden,
	}),
	model({
		id: 'z-image',
		label: 'Z-Image',
		engine: 'diffusers',
		kinds: ['text-to-image'],
		available: false,
		note: 'Its files are not there: pull them',
	}),
	model({ id: 'wan', label: 'Wan', engine: 'diffusers', kinds: ['text-to-video', 'image-to-video'], clip }),
	model({ id: 'wan-between', label: 'Wan between', engine: 'diffusers', kinds: ['first-last-frame'], clip }),
	model({ id: 'larger', label: 'Larger', engine: 'diffusers', kinds: ['upscale'], clip }),
	cinematicModel,
];
