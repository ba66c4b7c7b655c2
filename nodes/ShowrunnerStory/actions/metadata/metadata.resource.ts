import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';

export const metadata: Resource = { value: 'metadata', name: 'Metadata', operations: [generate] };
