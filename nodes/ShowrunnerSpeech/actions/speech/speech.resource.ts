import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';

export const speech: Resource = { value: 'speech', name: 'Speech', operations: [generate] };
