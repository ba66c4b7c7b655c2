import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../render-node/src/config.js';
import { asStoragePlace } from '../../../render-node/src/settings/storage-url.js';

describe('the place of assets', () => {
	it('is the disk unless it is named', () => {
		expect(asStoragePlace('')).toEqual({ value: null });
		expect(asStoragePlace('disk')).toEqual({ value: null });
	});

	it('is read with all that a server may want', () => {
		expect(asStoragePlace('s3://my-bucket')).toEqual({
			value: {
				bucket: 'my-bucket',
				prefix: '',
				region: 'us-east-1',
				endpoint: null,
				pathStyle: false,
				encryption: null,
				checksums: 'always',
				conditionalPuts: true,
				storageClass: null,
			},
		});
		const all = 'region=auto&endpoint=https://s3.example.com:9000/&path-style=off&sse=kms&kms-key=k';
		expect(asStoragePlace(`s3://b.x/a/b/?${all}&checksums=required&conditional-puts=off&class=STANDARD_IA`)).toEqual({
			value: {
				bucket: 'b.x',
				prefix: 'a/b/',
				region: 'auto',
				endpoint: 'https://s3.example.com:9000',
				pathStyle: false,
				encryption: { algorithm: 'aws:kms', keyId: 'k' },
				checksums: 'required',
				conditionalPuts: false,
				storageClass: 'STANDARD_IA',
			},
		});
		expect(asStoragePlace('s3://bucket?endpoint=http://127.0.0.1:9000&sse=s3')).toMatchObject({
			value: { pathStyle: true, encryption: { algorithm: 'AES256', keyId: null } },
		});
	});

	it.each([
		['http://bucket', 's3://bucket/prefix'],
		['s3://BU', 's3://bucket/prefix'],
		['s3://key:secret@bucket', 'settings of their own'],
		['s3://bucket:9000', 'endpoint'],
		['s3://bucket?zone=1', 'leave out zone'],
		['s3://bucket?endpoint=example', 'endpoint'],
		['s3://bucket?sse=aes', 's3, kms'],
		['s3://bucket?kms-key=k', 'sse=kms'],
		['s3://bucket?path-style=yes', 'on, off'],
		['s3://bucket?checksums=never', 'always, required'],
		['s3://bucket?conditional-puts=maybe', 'on, off'],
	])('is refused as %s, with the way out', (text, words) => {
		expect(asStoragePlace(text)).toEqual({ fix: expect.stringContaining(words) });
	});

	it('is never shown with a key that was written into it', () => {
		const read = () => readConfig({ SHOWRUNNER_STORAGE_URL: 's3://key:hidden@bucket' });
		expect(read).toThrow('SHOWRUNNER_STORAGE_URL');
		expect(read).not.toThrow('hidden');
	});

	it('needs both halves of a key, or none', () => {
		expect(() => readConfig({ SHOWRUNNER_STORAGE_ACCESS_KEY_ID: 'one' })).toThrow('set both');
		expect(() => readConfig({ SHOWRUNNER_STORAGE_SECRET_ACCESS_KEY: 'one' })).toThrow('set both');
	});
});
