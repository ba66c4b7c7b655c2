import { logLevels, type LogLevel } from '../adapters/log/create-log.js';
import { asApiKeys, asInteger, asLongSecret, asOneOf, asText, asUrl } from './parsers.js';
import { setting } from './setting.js';

export const roles = ['api', 'worker', 'both'] as const;
export type Role = (typeof roles)[number];

/** Where the service listens, who it is and who may call it. */
export const serviceSettings = {
	host: setting({ env: 'SHOWRUNNER_HOST', what: 'Address to listen on', byDefault: '127.0.0.1', parse: asText }),
	port: setting({
		env: 'SHOWRUNNER_PORT',
		what: 'Port to listen on; 0 takes any that is free',
		byDefault: '4810',
		parse: asInteger(0, 65_535),
	}),
	/** Null: where the service listens. */
	publicUrl: setting({
		env: 'SHOWRUNNER_PUBLIC_URL',
		what: 'Address under which others reach the service, for links to assets and reviews; empty: where it listens',
		byDefault: '',
		parse: asUrl(['http:', 'https:'], 'https://media.example.com'),
	}),
	role: setting<Role>({
		env: 'SHOWRUNNER_ROLE',
		what: 'api answers requests, worker runs jobs',
		byDefault: 'both',
		parse: asOneOf(roles),
	}),
	logLevel: setting<LogLevel>({
		env: 'SHOWRUNNER_LOG_LEVEL',
		what: 'How much is logged',
		byDefault: 'info',
		parse: asOneOf(logLevels),
	}),
	/** Empty: one is made at the first start. */
	apiKeys: setting({
		env: 'SHOWRUNNER_API_KEY',
		what: "Keys that let callers in, with commas between them; empty: one is made and kept in the data directory's file api-key",
		byDefault: '',
		parse: asApiKeys,
	}),
	/** Null: one is made at the first start. */
	linkSecret: setting({
		env: 'SHOWRUNNER_LINK_SECRET',
		what: "Secret that signs links to assets and reviews, one for all that answer requests; empty: one is made and kept in the data directory's file link-secret",
		byDefault: '',
		parse: asLongSecret(32),
	}),
};
