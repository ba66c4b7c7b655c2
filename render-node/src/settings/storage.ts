import { asInteger, asOneOf, asOptionalPath, asPath, asSecret, asText, asUrl } from './parsers.js';
import { GiB, setting } from './setting.js';
import { asStoragePlace } from './storage-url.js';

export const downloadModes = ['stream', 'redirect'] as const;
export type DownloadMode = (typeof downloadModes)[number];
export type StorageRules = 'on' | 'off';

/** Classes whose objects are read without being restored first. */
const coolClasses = ['STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'] as const;

/** Where data lie, and how much may. */
export const storageSettings = {
	dataDir: setting({
		env: 'SHOWRUNNER_DATA_DIR',
		what: 'Folder for database, assets and secrets',
		byDefault: '~/.showrunner',
		parse: asPath,
	}),
	/** Null: the embedded database. */
	databaseUrl: setting({
		env: 'SHOWRUNNER_DATABASE_URL',
		what: 'PostgreSQL server, version 15 or newer; empty: the embedded database',
		byDefault: '',
		parse: asUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/showrunner'),
	}),
	uploadMaxBytes: setting({
		env: 'SHOWRUNNER_UPLOAD_MAX_BYTES',
		what: 'Largest file that is taken',
		byDefault: String(2 * GiB),
		parse: asInteger(1, 2 ** 50),
	}),
	cacheMaxBytes: setting({
		env: 'SHOWRUNNER_CACHE_MAX_BYTES',
		what: 'Room for rendered segments',
		byDefault: String(10 * GiB),
		parse: asInteger(0, 2 ** 50),
	}),
	/** Null: this machine's disk. */
	storage: setting({
		env: 'SHOWRUNNER_STORAGE_URL',
		what: "Where assets lie, such as s3://bucket/prefix?region=eu-central-1; empty: the data directory's disk",
		byDefault: '',
		parse: asStoragePlace,
	}),
	storageKeyId: setting({
		env: 'SHOWRUNNER_STORAGE_ACCESS_KEY_ID',
		what: 'Name of the key for S3; empty: from the variables of AWS, its profile, or the machine',
		byDefault: '',
		parse: asSecret,
	}),
	storageSecret: setting({
		env: 'SHOWRUNNER_STORAGE_SECRET_ACCESS_KEY',
		what: 'The key for S3',
		byDefault: '',
		parse: asSecret,
	}),
	storageCacheMaxBytes: setting({
		env: 'SHOWRUNNER_STORAGE_CACHE_MAX_BYTES',
		what: 'Room on this machine for assets that were fetched from S3',
		byDefault: String(20 * GiB),
		parse: asInteger(0, 2 ** 50),
	}),
	storageTransfers: setting({
		env: 'SHOWRUNNER_STORAGE_TRANSFERS',
		what: 'Parts of one file that go to S3 or come from there at once',
		byDefault: '4',
		parse: asInteger(1, 64),
	}),
	storagePartBytes: setting({
		env: 'SHOWRUNNER_STORAGE_PART_BYTES',
		what: 'Size of such a part',
		byDefault: String(16 * 1024 ** 2),
		parse: asInteger(5 * 1024 ** 2, 5 * GiB),
	}),
	storageTimeoutMs: setting({
		env: 'SHOWRUNNER_STORAGE_TIMEOUT_MS',
		what: 'A connection to S3 on which nothing moves for this long is given up',
		byDefault: '30000',
		parse: asInteger(100, 600_000),
	}),
	storageRules: setting<StorageRules>({
		env: 'SHOWRUNNER_STORAGE_RULES',
		what: "off leaves the bucket's lifecycle rules alone; on keeps ours there",
		byDefault: 'on',
		parse: asOneOf(['on', 'off']),
	}),
	coolAfterDays: setting({
		env: 'SHOWRUNNER_STORAGE_COOL_AFTER_DAYS',
		what: 'Days after which rendered assets go to a cheaper class of S3; 0: never',
		byDefault: '0',
		parse: asInteger(0, 36_500),
	}),
	coolClass: setting({
		env: 'SHOWRUNNER_STORAGE_COOL_CLASS',
		what: 'That class; its objects must be readable at once',
		byDefault: 'STANDARD_IA',
		parse: asOneOf(coolClasses),
	}),
	downloads: setting<DownloadMode>({
		env: 'SHOWRUNNER_DOWNLOADS',
		what: 'How bytes that lie on S3 reach who asks for them: stream through the service, or redirect to S3',
		byDefault: 'stream',
		parse: asOneOf(downloadModes),
	}),
	cdnUrl: setting({
		env: 'SHOWRUNNER_CDN_URL',
		what: 'Address of a CDN in front of the bucket, for links to assets; empty: none',
		byDefault: '',
		parse: asUrl(['http:', 'https:'], 'https://media.example.com'),
	}),
	cdnKeyPairId: setting({
		env: 'SHOWRUNNER_CDN_KEY_PAIR_ID',
		what: 'Id of the CloudFront key that signs those links; empty: they are not signed and do not expire',
		byDefault: '',
		parse: asText,
	}),
	cdnPrivateKeyFile: setting({
		env: 'SHOWRUNNER_CDN_PRIVATE_KEY_FILE',
		what: "File with that key's private half, as PEM",
		byDefault: '',
		parse: asOptionalPath,
	}),
	unfinishedUploadHours: setting({
		env: 'SHOWRUNNER_UNFINISHED_UPLOAD_HOURS',
		what: 'Hours for which an upload that broke off can be resumed',
		byDefault: '24',
		parse: asInteger(1, 24 * 30),
	}),
};
