import { ProviderError } from '../../../../providers/core/provider-error';
import type { Painted, PaintRequest } from '../../../../providers/image/port';

export const nothingPainted: Painted = {
	images: [],
	failed: [],
	model: null,
	engine: null,
	attempts: [],
	deviceMs: 0,
	priceMicros: 0,
	reused: 0,
	bought: [],
};

/** A refusal that speaks of what was or would be painted: one scene may meet it like all of them. */
export function isAboutPictures(error: unknown): error is ProviderError {
	return error instanceof ProviderError && (error.kind === 'content-rejected' || error.kind === 'defect');
}

/** A vendor that got no picture done refuses the whole; this says the same picture by picture. */
export function allFailed({ scenes, aspectRatios }: PaintRequest, { refusal, kind }: ProviderError): Painted {
	const problem = { type: 'nothing-painted', title: refusal.title, status: refusal.status ?? 500, kind };
	const failed = scenes.flatMap(({ id: sceneId }) =>
		aspectRatios.map((aspectRatio) => ({ sceneId, aspectRatio, problem })),
	);
	return { ...nothingPainted, failed };
}
