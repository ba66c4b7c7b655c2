import type { Resource } from '../../../shared/operation';
import { getMany } from './get-many.operation';

export const voice: Resource = { value: 'voice', name: 'Voice', operations: [getMany] };
