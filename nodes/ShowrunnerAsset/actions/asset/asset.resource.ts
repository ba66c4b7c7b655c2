import type { Resource } from '../../../shared/operation';
import { createLink } from './create-link.operation';
import { remove } from './delete.operation';
import { download } from './download.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { upload } from './upload.operation';

export const asset: Resource = {
	value: 'asset',
	name: 'Asset',
	operations: [upload, createLink, download, get, getMany, remove],
};
