import type { Resource } from '../../../shared/operation';
import { exportTimeline } from './export.operation';
import { importTimeline } from './import.operation';

export const timeline: Resource = { value: 'timeline', name: 'Timeline', operations: [exportTimeline, importTimeline] };
