import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';

export const idea: Resource = { value: 'idea', name: 'Idea', operations: [generate] };
