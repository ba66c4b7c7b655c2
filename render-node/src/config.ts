import { bookSettings } from './settings/books.js';
import { accessSettings } from './settings/access.js';
import { exchangeComplaints } from './settings/exchange-rates.js';
import { generationSettings } from './settings/generation.js';
import { mediaSettings } from './settings/media.js';
import { observabilitySettings } from './settings/observability.js';
import type { Parsed } from './settings/parsers.js';
import { retentionSettings } from './settings/retention.js';
import { safetySettings } from './settings/safety.js';
import { serviceSettings } from './settings/service.js';
import type { Setting } from './settings/setting.js';
import { storageComplaints } from './settings/storage-complaints.js';
import { storageSettings } from './settings/storage.js';

export type { ContentFilterMode } from './settings/generation.js';
export type { Role } from './settings/service.js';

/** Every setting of the service. */
export const settings = {
	...serviceSettings,
	...accessSettings,
	...storageSettings,
	...mediaSettings,
	...generationSettings,
	...safetySettings,
	...bookSettings,
	...retentionSettings,
	...observabilitySettings,
};

type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type Config = Readonly<{ [K in keyof typeof settings]: ValueOf<(typeof settings)[K]> }>;

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

/** Reads all settings. What cannot be read has a complaint with its way out, and its default as value. */
export function readSettings(environment: Environment): { config: Config; complaints: readonly string[] } {
	const complaints: string[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, { env, what, byDefault, parse }] of Object.entries(settings)) {
		const given = environment[env]?.trim();
		const parsed: Parsed<unknown> = parse(given === undefined || given === '' ? byDefault : given);
		if ('fix' in parsed) complaints.push(`${env} (${what}): ${parsed.fix}`);
		const read = 'fix' in parsed ? parse(byDefault) : parsed;
		values[name] = 'value' in read ? read.value : null;
	}
	if (values.role !== 'both' && values.databaseUrl === null) {
		complaints.push(
			`SHOWRUNNER_ROLE: '${String(values.role)}' shares its store with other services: set SHOWRUNNER_DATABASE_URL too`,
		);
	}
	complaints.push(...storageComplaints(values), ...exchangeComplaints(values));
	// Each value went through the parser that the table ties to its name.
	return { config: Object.freeze(values) as Config, complaints };
}

/** Reads all settings. @throws ConfigRefused with all that is wrong at once */
export function readConfig(environment: Environment): Config {
	const { config, complaints } = readSettings(environment);
	if (complaints.length > 0) throw new ConfigRefused(complaints);
	return config;
}
