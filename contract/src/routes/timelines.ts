import {
	exportTimelineRequest,
	exportTimelineResult,
	importTimelineRequest,
	importTimelineResult,
} from '../timeline-exchange.js';
import { largeBodyBytes, type RouteSchemas } from './route-schemas.js';

export const timelineRoutes = {
	exportTimeline: {
		summary: 'Write a timeline as an OpenTimelineIO document, for an editing program',
		body: exportTimelineRequest,
		bodyMaxBytes: largeBodyBytes,
		response: exportTimelineResult,
	},
	importTimeline: {
		summary: 'Read a timeline from an OpenTimelineIO document',
		body: importTimelineRequest,
		bodyMaxBytes: largeBodyBytes,
		response: importTimelineResult,
	},
} as const satisfies Record<string, RouteSchemas>;
