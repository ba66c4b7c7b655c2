import type { Resource } from '../../../shared/operation';
import { compose } from './compose.operation';

export const thumbnail: Resource = { value: 'thumbnail', name: 'Thumbnail', operations: [compose] };
