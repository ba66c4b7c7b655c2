import type { ModelLicence } from '@showrunner/contract';

const allowed = (id: string, url: string): ModelLicence => ({
	...{ id, url, commercialUse: 'allowed', note: '', needsAcceptance: false },
});

/** Licences of the families in `known-models.ts`, as their model pages state them. */
export const knownLicences = {
	apache2: allowed('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0'),
	openRail: {
		id: 'CreativeML-OpenRAIL-M',
		url: 'https://huggingface.co/spaces/CompVis/stable-diffusion-license',
		commercialUse: 'allowed',
		note: 'Its list of forbidden uses holds for every user and must be passed on.',
		needsAcceptance: false,
	},
	openRailPlusPlus: {
		id: 'CreativeML-OpenRAIL++-M',
		url: 'https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/blob/main/LICENSE.md',
		commercialUse: 'allowed',
		note: 'Its list of forbidden uses holds for every user and must be passed on.',
		needsAcceptance: false,
	},
	fluxDev: {
		id: 'FLUX-dev-non-commercial',
		url: 'https://huggingface.co/black-forest-labs/FLUX.1-dev/blob/main/LICENSE.md',
		commercialUse: 'forbidden',
		note: 'The weights may not be run for commercial purposes without a licence from Black Forest Labs.',
		needsAcceptance: true,
	},
	ltx: {
		id: 'LTX-2-Community',
		url: 'https://github.com/Lightricks/LTX-2/blob/main/LICENSE',
		commercialUse: 'conditional',
		note: 'From 10 million US dollars of yearly revenue a paid licence is needed; what discloses AI must stay on.',
		needsAcceptance: true,
	},
	unknown: {
		id: 'unknown',
		url: 'https://huggingface.co/docs/hub/repositories-licenses',
		commercialUse: 'conditional',
		note: 'The server does not tell the licence of this model: look it up before its pictures earn money.',
		needsAcceptance: false,
	},
} as const satisfies Record<string, ModelLicence>;
