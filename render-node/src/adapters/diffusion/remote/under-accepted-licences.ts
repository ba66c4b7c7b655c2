import type { DiffusionEngine } from '../../../domain/diffusion/diffusion-engine.js';
import { acceptanceNote } from '../shelf/accepted-ids.js';

/** An engine whose models cannot be used before their licence is accepted, wherever their weights lie. */
export function underAcceptedLicences(
	engine: DiffusionEngine,
	accepted: () => Promise<ReadonlySet<string>>,
): DiffusionEngine {
	return {
		...engine,
		async models() {
			const [offered, ids] = await Promise.all([engine.models(), accepted()]);
			return offered.map((model) => {
				const { id, url, needsAcceptance } = model.card.licence;
				if (!needsAcceptance || ids.has(id)) return model;
				return { ...model, available: false, note: `${acceptanceNote(id, url)}. ${model.note}`.trimEnd() };
			});
		},
	};
}
