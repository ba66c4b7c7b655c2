import type { Resource } from '../../../shared/operation';
import { cancel } from './cancel.operation';
import { create } from './create.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { retry } from './retry.operation';
import { wait } from './wait.operation';

export const job: Resource = { value: 'job', name: 'Job', operations: [wait, cancel, create, get, getMany, retry] };
