import type { Resource } from '../../../shared/operation';
import { createLink } from './create-link.operation';
import { remove } from './delete.operation';
import { download } from './download.operation';
import { findDuplicates } from './find-duplicates.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { importFromUrl } from './import-from-url.operation';
import { upload } from './upload.operation';

export const asset: Resource = {
	value: 'asset',
	name: 'Asset',
	operations: [upload, importFromUrl, createLink, download, findDuplicates, get, getMany, remove],
};
