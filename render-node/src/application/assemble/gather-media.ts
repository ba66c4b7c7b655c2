import type { Media, Timeline } from '@showrunner/contract';
import type { AssetStore } from '../../domain/ports.js';
import { inputInvalid, Refusal } from '../../domain/refusal.js';
import { timelineAssets, type AssetUse } from '../../domain/timeline/timeline-assets.js';

export type GatheredMedia = {
	facts: Map<string, Media>;
	/** Files on this machine by asset id. */
	paths: Map<string, string>;
	/** The field that first names an asset. */
	fields: Map<string, string>;
};

/** Looks up every asset of a timeline. Refuses with the field of the first one that is unknown or no media. */
export async function gatherMedia(timeline: Timeline, assets: AssetStore): Promise<GatheredMedia> {
	const gathered: GatheredMedia = { facts: new Map(), paths: new Map(), fields: new Map() };
	for (const use of timelineAssets(timeline)) {
		if (gathered.facts.has(use.assetId)) continue;
		const [asset, path] = await lookUp(assets, use);
		if (!asset.media) {
			throw inputInvalid('asset-unsuitable', 'The asset named here is neither a picture, a video nor sound', {
				field: use.field,
				detail: `Asset ${use.assetId} is of type ${asset.mediaType}.`,
				fix: 'Name an asset that this service can decode',
			});
		}
		gathered.facts.set(use.assetId, asset.media);
		gathered.paths.set(use.assetId, path);
		gathered.fields.set(use.assetId, use.field);
	}
	return gathered;
}

async function lookUp(assets: AssetStore, { assetId, field }: AssetUse) {
	try {
		return await Promise.all([assets.get(assetId), assets.localPath(assetId)]);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal({ ...error.problem, field, detail: assetId }, { cause: error });
	}
}
