import { homedir } from 'node:os';
import path from 'node:path';
import { logLevels, type LogLevel } from './adapters/log/create-log.js';

export const roles = ['api', 'worker', 'both'] as const;
export type Role = (typeof roles)[number];

export type Config = Readonly<{
	host: string;
	port: number;
	dataDir: string;
	/** Null: the embedded database. */
	databaseUrl: string | null;
	/** Empty: one is made at the first start. */
	apiKeys: readonly string[];
	/** Null: where the service listens. */
	publicUrl: string | null;
	ffmpegPath: string;
	ffprobePath: string;
	renderSlots: number;
	lightSlots: number;
	uploadMaxBytes: number;
	cacheMaxBytes: number;
	sherpaVoicesDir: string | null;
	logLevel: LogLevel;
	role: Role;
}>;

type Parsed<T> = { value: T } | { fix: string };
type Setting<T> = { env: string; what: string; byDefault: string; parse(text: string): Parsed<T> };
type Settings = { [K in keyof Config]: Setting<Config[K]> };

const asText = (value: string): Parsed<string> => ({ value });
const asPath = (text: string): Parsed<string> => ({ value: path.resolve(text.replace(/^~(?=\/|$)/, homedir())) });

function asInteger(from: number, to: number) {
	return (text: string): Parsed<number> => {
		const value = Number(text);
		const isFine = /^\d+$/.test(text) && value >= from && value <= to;
		return isFine ? { value } : { fix: `set it to a whole number from ${from} to ${to}` };
	};
}

function asOneOf<T extends string>(words: readonly T[]) {
	return (text: string): Parsed<T> => {
		const value = words.find((word) => word === text);
		return value === undefined ? { fix: `set it to one of: ${words.join(', ')}` } : { value };
	};
}

function asUrl(protocols: readonly string[], example: string) {
	return (text: string): Parsed<string | null> => {
		if (text === '') return { value: null };
		const isFine = URL.canParse(text) && protocols.includes(new URL(text).protocol);
		return isFine
			? { value: text.replace(/\/+$/, '') }
			: { fix: `set it to an address such as ${example}, or leave it out` };
	};
}

const shortestKey = 16;
function asApiKeys(text: string): Parsed<readonly string[]> {
	const value = text === '' ? [] : text.split(',').map((key) => key.trim());
	const isFine = value.every((key) => key.length >= shortestKey && /^[\x21-\x2b\x2d-\x7e]+$/.test(key));
	return isFine
		? { value }
		: { fix: `give keys of at least ${shortestKey} printable characters, with commas between them` };
}

const GiB = 1024 ** 3;

/** Every setting of the service. */
export const settings: Settings = {
	host: { env: 'SHOWRUNNER_HOST', what: 'Address to listen on', byDefault: '127.0.0.1', parse: asText },
	port: {
		env: 'SHOWRUNNER_PORT',
		what: 'Port to listen on; 0 takes any that is free',
		byDefault: '4810',
		parse: asInteger(0, 65_535),
	},
	dataDir: {
		env: 'SHOWRUNNER_DATA_DIR',
		what: 'Folder for database, assets and secrets',
		byDefault: '~/.showrunner',
		parse: asPath,
	},
	databaseUrl: {
		env: 'SHOWRUNNER_DATABASE_URL',
		what: 'PostgreSQL server, version 15 or newer; empty: the embedded database',
		byDefault: '',
		parse: asUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/showrunner'),
	},
	apiKeys: {
		env: 'SHOWRUNNER_API_KEY',
		what: "Keys that let callers in, with commas between them; empty: one is made and kept in the data directory's file api-key",
		byDefault: '',
		parse: asApiKeys,
	},
	publicUrl: {
		env: 'SHOWRUNNER_PUBLIC_URL',
		what: 'Address under which others reach the service, for links to assets; empty: where it listens',
		byDefault: '',
		parse: asUrl(['http:', 'https:'], 'https://media.example.com'),
	},
	ffmpegPath: { env: 'SHOWRUNNER_FFMPEG_PATH', what: 'The ffmpeg program', byDefault: 'ffmpeg', parse: asText },
	ffprobePath: { env: 'SHOWRUNNER_FFPROBE_PATH', what: 'The ffprobe program', byDefault: 'ffprobe', parse: asText },
	renderSlots: {
		env: 'SHOWRUNNER_RENDER_SLOTS',
		what: 'Heavy jobs that run at once',
		byDefault: '1',
		parse: asInteger(1, 64),
	},
	lightSlots: {
		env: 'SHOWRUNNER_LIGHT_SLOTS',
		what: 'Light jobs that run at once',
		byDefault: '4',
		parse: asInteger(1, 64),
	},
	uploadMaxBytes: {
		env: 'SHOWRUNNER_UPLOAD_MAX_BYTES',
		what: 'Largest file that is taken',
		byDefault: String(2 * GiB),
		parse: asInteger(1, 2 ** 50),
	},
	cacheMaxBytes: {
		env: 'SHOWRUNNER_CACHE_MAX_BYTES',
		what: 'Room for rendered segments',
		byDefault: String(10 * GiB),
		parse: asInteger(0, 2 ** 50),
	},
	sherpaVoicesDir: {
		env: 'SHOWRUNNER_SHERPA_VOICES',
		what: 'Folder with your own sherpa-onnx voices; empty: none',
		byDefault: '',
		parse: (text) => (text === '' ? { value: null } : asPath(text)),
	},
	logLevel: { env: 'SHOWRUNNER_LOG_LEVEL', what: 'How much is logged', byDefault: 'info', parse: asOneOf(logLevels) },
	role: {
		env: 'SHOWRUNNER_ROLE',
		what: 'api answers requests, worker runs jobs',
		byDefault: 'both',
		parse: asOneOf(roles),
	},
};

/** Names every setting that is off, with its way out. The values are left out, since some are secrets. */
export class ConfigRefused extends Error {
	constructor(readonly complaints: readonly string[]) {
		super(
			['The service does not start, because of its settings:', ...complaints.map((line) => `  - ${line}`)].join('\n'),
		);
		this.name = 'ConfigRefused';
	}
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all settings. @throws ConfigRefused with all that is wrong at once */
export function readConfig(environment: Environment): Config {
	const complaints: string[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, { env, what, byDefault, parse }] of Object.entries(settings)) {
		const given = environment[env]?.trim();
		const parsed: Parsed<unknown> = parse(given === undefined || given === '' ? byDefault : given);
		if ('fix' in parsed) complaints.push(`${env} (${what}): ${parsed.fix}`);
		else values[name] = parsed.value;
	}
	if (values.role !== 'both' && values.role !== undefined && values.databaseUrl === null) {
		complaints.push(
			`SHOWRUNNER_ROLE: '${String(values.role)}' shares its store with other services: set SHOWRUNNER_DATABASE_URL too`,
		);
	}
	if (complaints.length > 0) throw new ConfigRefused(complaints);
	// Each value went through the parser that the table ties to its name.
	return Object.freeze(values) as Config;
}
