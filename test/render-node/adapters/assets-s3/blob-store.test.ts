import { describe } from '@jest/globals';
import { blobStoreSuite, type BlobStoreRig } from '../../../kits/s3/blob-store-suite.js';
import { openS3Store } from '../../../kits/s3/open-s3-store.js';
import { describeMoto, startMoto } from '../../../kits/s3/python-moto.js';
import { makeBucket, type S3Server } from '../../../kits/s3/s3-server.js';
import { startS3rver } from '../../../kits/s3/start-s3rver.js';

const rigOn = (start: () => Promise<S3Server>) => async (): Promise<BlobStoreRig> => {
	const server = await start();
	await makeBucket(server.endpoint, 'assets');
	const clients: { destroy(): void }[] = [];
	return {
		async open(folder) {
			const { store, client } = await openS3Store(server.endpoint, { folder });
			clients.push(client);
			return store;
		},
		async stop() {
			for (const client of clients) client.destroy();
			await server.stop();
		},
	};
};

describe('a store on S3, at s3rver', () => blobStoreSuite(rigOn(startS3rver)));
describeMoto('a store on S3, at moto', () => blobStoreSuite(rigOn(startMoto)));
