import type { ImportTimelineRequest, ImportTimelineResult } from '@showrunner/contract';
import { otioToTimeline } from '../../domain/otio/otio-to-timeline.js';
import { surveyDocument } from '../../domain/otio/survey-document.js';
import type { AssetStore } from '../../domain/ports.js';
import { factsOf, findMedia } from './find-media.js';

/** Reads a timeline from OpenTimelineIO with what the store knows of its media. */
export async function importTimeline(
	{ assets }: { assets: Pick<AssetStore, 'get'> },
	{ document, ...wishes }: ImportTimelineRequest,
): Promise<ImportTimelineResult> {
	const { timeline, assetIds } = surveyDocument(document);
	return otioToTimeline(timeline, factsOf(await findMedia(assetIds, assets)), wishes);
}
