import { exportTimelineRequest, importTimelineRequest } from '@showrunner/contract';
import { otioToTimeline } from '../../../render-node/src/domain/otio/otio-to-timeline';
import { surveyDocument } from '../../../render-node/src/domain/otio/survey-document';
import { timelineToOtio } from '../../../render-node/src/domain/otio/timeline-to-otio';
import { Refusal } from '../../../render-node/src/domain/refusal';
import { timelineAssets } from '../../../render-node/src/domain/timeline/timeline-assets';
import type { FakeBooks } from './fake-books';
import { FakeRefusal, refuse } from './refusals';

/** Writes with the service's own rules; only the store behind them is that of the fake. */
export function exportTimeline({ media }: FakeBooks, body: unknown) {
	const { timeline, linksExpireInMs } = exportTimelineRequest.parse(body);
	for (const { assetId, field } of timelineAssets(timeline))
		if (!media.has(assetId)) refuse(404, 'asset-not-found', 'There is no such asset', { field });
	const expiresAt = Date.now() + linksExpireInMs;
	const urlOf = (assetId: string) => `http://127.0.0.1/v1/assets/${assetId}/content?expires=${expiresAt}&signature=x`;
	const written = timelineToOtio(timeline, { media, urlOf, nameOf: () => undefined });
	return { ...written, linksExpireAt: new Date(expiresAt).toISOString() };
}

export function importTimeline({ media }: FakeBooks, body: unknown) {
	const { document, ...wishes } = importTimelineRequest.parse(body);
	try {
		return otioToTimeline(surveyDocument(document).timeline, media, wishes);
	} catch (error) {
		if (error instanceof Refusal) throw new FakeRefusal(error.problem);
		throw error;
	}
}
