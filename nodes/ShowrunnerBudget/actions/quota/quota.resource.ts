import type { Resource } from '../../../shared/operation';
import { createOrUpdate } from './create-or-update.operation';
import { remove } from './delete.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { giveBack } from './give-back.operation';
import { take } from './take.operation';

export const quota: Resource = {
	value: 'quota',
	name: 'Quota',
	operations: [take, createOrUpdate, get, getMany, giveBack, remove],
};
