import { exportTimeline } from '../../application/timelines/export-timeline.js';
import { importTimeline } from '../../application/timelines/import-timeline.js';
import { serviceLink } from '../asset-link.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type TimelineRoutes = 'exportTimeline' | 'importTimeline';

export const timelineRoutes = (deps: HttpDeps): Pick<RouteHandlers, TimelineRoutes> => ({
	exportTimeline({ body }) {
		const linkTo = (assetId: string, expiresAt: Date) => serviceLink(deps, assetId, expiresAt);
		return exportTimeline({ assets: deps.assets, clock: deps.clock, linkTo }, body);
	},
	importTimeline: ({ body }) => importTimeline(deps, body),
});
