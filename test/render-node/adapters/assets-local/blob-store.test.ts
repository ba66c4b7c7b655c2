import path from 'node:path';
import { describe } from '@jest/globals';
import { createBlobStore } from '../../../../render-node/src/adapters/assets-local/blob-store.js';
import { blobStoreSuite } from '../../../kits/s3/blob-store-suite.js';

describe('a store on the disk', () => {
	blobStoreSuite(async () => ({
		open: (folder) => createBlobStore(path.join(folder, 'assets'), 0),
		stop: async () => undefined,
	}));
});
