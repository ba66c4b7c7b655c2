import type { Resource } from '../../../shared/operation';
import { complete } from './complete.operation';
import { fail } from './fail.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { startMany } from './start-many.operation';
import { start } from './start.operation';
import { update } from './update.operation';

export const production: Resource = {
	value: 'production',
	name: 'Production',
	operations: [start, startMany, complete, fail, get, getMany, update],
};
