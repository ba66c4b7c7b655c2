import type { Resource } from '../../../shared/operation';
import { create } from './create.operation';

export const report: Resource = { value: 'report', name: 'Report', operations: [create] };
