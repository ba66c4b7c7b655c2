import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';

export const image: Resource = { value: 'image', name: 'Image', operations: [generate] };
