import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';

export const soundEffect: Resource = { value: 'soundEffect', name: 'Sound Effect', operations: [generate] };
