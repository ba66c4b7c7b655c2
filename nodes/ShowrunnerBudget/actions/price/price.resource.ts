import type { Resource } from '../../../shared/operation';
import { remove } from './delete.operation';
import { getMany } from './get-many.operation';
import { set } from './set.operation';

export const price: Resource = { value: 'price', name: 'Price', operations: [set, remove, getMany] };
