import type { Resource } from '../../../shared/operation';
import { split } from './split.operation';

export const script: Resource = { value: 'script', name: 'Script', operations: [split] };
