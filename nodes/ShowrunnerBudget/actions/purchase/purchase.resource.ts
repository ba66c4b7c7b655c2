import type { Resource } from '../../../shared/operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';

export const purchase: Resource = { value: 'purchase', name: 'Purchase', operations: [getMany, get] };
