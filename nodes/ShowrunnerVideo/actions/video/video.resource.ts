import type { Resource } from '../../../shared/operation';
import { assemble } from './assemble.operation';
import { checkMatch } from './check-match.operation';
import { describe } from './describe.operation';
import { getInfo } from './get-info.operation';
import { score } from './score.operation';

export const video: Resource = {
	value: 'video',
	name: 'Video',
	operations: [assemble, checkMatch, describe, getInfo, score],
};
