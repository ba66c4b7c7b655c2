import { videoEncoders, type VideoEncoder } from './domain/timeline/video-encoders.js';
import { logLevels, type LogLevel } from './adapters/log/create-log.js';
import {
	asApiKeys,
	asInteger,
	asIntegerOrAuto,
	asOneOf,
	asOptionalPath,
	asPath,
	asSecret,
	asText,
	asUrl,
	asUrls,
	asWords,
	type Parsed,
} from './setting-parsers.js';

export const roles = ['api', 'worker', 'both'] as const;
export type Role = (typeof roles)[number];

export const contentFilterModes = ['off', 'open', 'closed'] as const;
export type ContentFilterMode = (typeof contentFilterModes)[number];

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
	videoEncoder: VideoEncoder | 'auto';
	/** Null: as many as this machine's devices and servers stand. */
	generationSlots: number | null;
	pythonPath: string;
	/** Null: the folder `models` in the data directory. */
	modelsDir: string | null;
	modelCatalogue: string | null;
	acceptedLicences: readonly string[];
	openAiServers: readonly string[];
	openAiServerKey: string | null;
	comfyUiServers: readonly string[];
	comfyUiKey: string | null;
	comfyUiTemplates: string | null;
	sdcppServers: readonly string[];
	contentRules: string | null;
	contentClassifier: string | null;
	contentFilter: ContentFilterMode;
	logLevel: LogLevel;
	role: Role;
}>;

type Setting<T> = { env: string; what: string; byDefault: string; parse(text: string): Parsed<T> };
type Settings = { [K in keyof Config]: Setting<Config[K]> };

const GiB = 1024 ** 3;
const serverExample = 'http://127.0.0.1:8188';

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
		parse: asOptionalPath,
	},
	videoEncoder: {
		env: 'SHOWRUNNER_VIDEO_ENCODER',
		what: 'Encoder of finished videos; auto takes the first that works here, hardware first',
		byDefault: 'auto',
		parse: asOneOf(['auto', ...videoEncoders]),
	},
	generationSlots: {
		env: 'SHOWRUNNER_GENERATION_SLOTS',
		what: 'Jobs at once that generate pictures and clips; auto: one for each device and server; 0 leaves them to other machines',
		byDefault: 'auto',
		parse: asIntegerOrAuto(0, 64),
	},
	pythonPath: {
		env: 'SHOWRUNNER_PYTHON',
		what: 'The Python that has torch and diffusers',
		byDefault: 'python3',
		parse: asText,
	},
	modelsDir: {
		env: 'SHOWRUNNER_MODELS_DIR',
		what: 'Folder for pulled models; empty: models in the data directory',
		byDefault: '',
		parse: asOptionalPath,
	},
	modelCatalogue: {
		env: 'SHOWRUNNER_MODEL_CATALOGUE',
		what: 'Your own catalogue of models, which adds to ours; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	},
	acceptedLicences: {
		env: 'SHOWRUNNER_ACCEPTED_LICENCES',
		what: 'Model licences that you accept, with commas between them',
		byDefault: '',
		parse: asWords,
	},
	openAiServers: {
		env: 'SHOWRUNNER_OPENAI_SERVERS',
		what: 'Local servers with the OpenAI interface for pictures or videos, such as sglang or vLLM-Omni',
		byDefault: '',
		parse: asUrls('http://127.0.0.1:30000'),
	},
	openAiServerKey: {
		env: 'SHOWRUNNER_OPENAI_SERVER_KEY',
		what: 'Key for those servers; empty: none',
		byDefault: '',
		parse: asSecret,
	},
	comfyUiServers: {
		env: 'SHOWRUNNER_COMFYUI_SERVERS',
		what: 'ComfyUI servers',
		byDefault: '',
		parse: asUrls(serverExample),
	},
	comfyUiKey: {
		env: 'SHOWRUNNER_COMFYUI_KEY',
		what: 'Bearer token for a proxy before ComfyUI; empty: none',
		byDefault: '',
		parse: asSecret,
	},
	comfyUiTemplates: {
		env: 'SHOWRUNNER_COMFYUI_TEMPLATES',
		what: 'Folder with your own ComfyUI templates; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	},
	sdcppServers: {
		env: 'SHOWRUNNER_SDCPP_SERVERS',
		what: 'Servers of stable-diffusion.cpp',
		byDefault: '',
		parse: asUrls('http://127.0.0.1:1234'),
	},
	contentRules: {
		env: 'SHOWRUNNER_CONTENT_RULES',
		what: 'File with words that no prompt may hold, which adds to ours; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	},
	contentClassifier: {
		env: 'SHOWRUNNER_CONTENT_CLASSIFIER',
		what: 'Folder of an image classifier that looks at what was generated; empty: none',
		byDefault: '',
		parse: asOptionalPath,
	},
	contentFilter: {
		env: 'SHOWRUNNER_CONTENT_FILTER',
		what: 'off: nothing is checked; open: what cannot be checked passes; closed: what cannot be checked is refused',
		byDefault: 'open',
		parse: asOneOf(contentFilterModes),
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
