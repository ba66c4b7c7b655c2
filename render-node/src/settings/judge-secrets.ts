import type { Config } from '../config.js';
import { warning, type Finding } from './finding.js';
import { trialSecrets } from './trial-secrets.js';

/** A random key of this length cannot be guessed; a shorter one was made up by somebody. */
const shortestRandomKey = 32;

function passwordOf(databaseUrl: string | null): string {
	if (databaseUrl === null) return '';
	return decodeURIComponent(new URL(databaseUrl).password);
}

/** Secrets that others know or could guess. */
export function judgeSecrets({ apiKeys, databaseUrl, environment }: Config): Finding[] {
	// For trying out on one machine they are what they are there for.
	const level = environment === 'production' ? 'refusal' : 'warning';
	const findings: Finding[] = [];
	if (apiKeys.some((key) => trialSecrets.includes(key)))
		findings.push({
			...{ level, setting: 'SHOWRUNNER_API_KEY', what: 'this key stands in the example, so everybody knows it' },
			fix: 'set one of your own, such as openssl rand -hex 24 gives',
		});
	else if (environment === 'production' && apiKeys.some((key) => key.length < shortestRandomKey))
		findings.push(
			warning(
				'SHOWRUNNER_API_KEY',
				`a key is shorter than ${shortestRandomKey} characters, and may be guessed`,
				'set one such as openssl rand -hex 24 gives',
			),
		);
	if (trialSecrets.includes(passwordOf(databaseUrl)))
		findings.push({
			...{ level, setting: 'SHOWRUNNER_DATABASE_URL', what: 'its password stands in the example' },
			fix: 'give the database a password of your own',
		});
	return findings;
}
