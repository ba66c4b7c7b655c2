import type { Resource } from '../../../shared/operation';
import { createOrUpdate } from './create-or-update.operation';
import { remove } from './delete.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';

export const budget: Resource = {
	value: 'budget',
	name: 'Budget',
	operations: [createOrUpdate, remove, get, getMany],
};
