import type { ExportTimelineResult, Timeline } from '@showrunner/contract';
import { untrackedAssets } from '../../domain/otio/carried-media.js';
import { timelineToOtio } from '../../domain/otio/timeline-to-otio.js';
import type { AssetStore, Clock } from '../../domain/ports.js';
import { inputInvalid, notFound } from '../../domain/refusal.js';
import { checkTimeline } from '../../domain/timeline/check-timeline.js';
import { timelineAssets } from '../../domain/timeline/timeline-assets.js';
import { factsOf, findMedia } from './find-media.js';

export type ExportDeps = {
	assets: Pick<AssetStore, 'get'>;
	clock: Clock;
	/** Address of an asset's bytes that needs no login until `expiresAt`. */
	linkTo(assetId: string, expiresAt: Date): string;
};

/** Writes a timeline as OpenTimelineIO. Refuses, with the field, what could not be rendered either. */
export async function exportTimeline(
	{ assets, clock, linkTo }: ExportDeps,
	{ timeline, linksExpireInMs }: { timeline: Timeline; linksExpireInMs: number },
): Promise<ExportTimelineResult> {
	const uses = timelineAssets(timeline);
	const found = await findMedia([...uses.map(({ assetId }) => assetId), ...otherPictures(timeline)], assets);
	for (const { assetId, field } of uses) {
		const asset = found.get(assetId);
		if (!asset) throw notFound('asset-not-found', 'There is no such asset', { field, detail: assetId });
		if (!asset.media)
			throw inputInvalid('asset-unsuitable', 'The asset named here is neither a picture, a video nor sound', { field });
	}
	const media = factsOf(found);
	checkTimeline(timeline, media);
	const expiresAt = new Date(clock.now().getTime() + linksExpireInMs);
	const { document, warnings } = timelineToOtio(timeline, {
		media,
		urlOf: (assetId) => linkTo(assetId, expiresAt),
		nameOf: (assetId) => found.get(assetId)?.name,
	});
	return { document, warnings, linksExpireAt: expiresAt.toISOString() };
}

/** Pictures for formats that the timeline does not put out; they have names, too. */
const otherPictures = (timeline: Timeline): string[] => [
	...timeline.scenes.flatMap(({ visual }) => (visual.kind === 'still' ? Object.values(visual.assetIds) : [])),
	...untrackedAssets(timeline).keys(),
];
