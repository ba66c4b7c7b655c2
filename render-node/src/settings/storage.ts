import { asInteger, asPath, asUrl } from './parsers.js';
import { GiB, setting } from './setting.js';

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
};
