import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';

export const track: Resource = { value: 'track', name: 'Track', operations: [generate] };
