import type { Resource } from '../../../shared/operation';
import { checkMatch } from './check-match.operation';
import { describe } from './describe.operation';
import { pickBestFrame } from './pick-best-frame.operation';

export const picture: Resource = {
	value: 'picture',
	name: 'Picture',
	operations: [describe, pickBestFrame, checkMatch],
};
