import type { Resource } from '../../../shared/operation';
import { create } from './create.operation';

export const caption: Resource = { value: 'caption', name: 'Caption', operations: [create] };
