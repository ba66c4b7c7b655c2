import type { ItemOperation } from '../../../shared/operation';
import { createLink } from '../asset/create-link.operation';

/** The same link under the name that a builder of cloud storage looks for. */
export const share: ItemOperation = {
	...createLink,
	value: 'share',
	name: 'Share',
	action: 'Share cloud file',
	description: 'Make an address at the CDN, the bucket or the render-node that shows the file without a login',
};
