import type { Resource } from '../../../shared/operation';
import { setLifecycle } from './set-lifecycle.operation';
import { share } from './share.operation';
import { upload } from './upload.operation';

export const cloudFile: Resource = {
	value: 'cloudFile',
	name: 'Cloud File',
	operations: [upload, setLifecycle, share],
};
