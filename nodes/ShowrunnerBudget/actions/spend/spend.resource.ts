import type { Resource } from '../../../shared/operation';
import { commit } from './commit.operation';
import { getMany } from './get-many.operation';
import { release } from './release.operation';
import { reserve } from './reserve.operation';

export const spend: Resource = { value: 'spend', name: 'Spend', operations: [reserve, commit, getMany, release] };
