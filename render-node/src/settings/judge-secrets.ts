import type { Config } from '../config.js';
import { warning, type Finding } from './finding.js';
import { trialSecrets } from './trial-secrets.js';

/** A random key of this length cannot be guessed; a shorter one was made up by somebody. */
const shortestRandomKey = 32;

function passwordOf(databaseUrl: string | null): string {
	if (databaseUrl === null) return '';
	return decodeURIComponent(new URL(databaseUrl).password);
}

/** A machine that only answers requests has others beside it; without a disk in common, each would make a secret. */
const judgeLinkSecret = ({ role, storage, linkSecret }: Config): Finding[] =>
	role !== 'api' || storage === null || linkSecret !== null
		? []
		: [
				warning(
					'SHOWRUNNER_LINK_SECRET',
					'is not set: another machine would take the links to assets and reviews that this one gives for forged',
					'set the same one on all machines, such as openssl rand -hex 24 gives, unless there is only this one',
				),
			];

/** Secrets that others know or could guess, and one that others have to know. */
export function judgeSecrets(config: Config): Finding[] {
	const { apiKeys, databaseUrl, environment } = config;
	// For trying out on one machine they are what they are there for.
	const level = environment === 'production' ? 'refusal' : 'warning';
	const findings = judgeLinkSecret(config);
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
	if (trialSecrets.includes(config.linkSecret ?? ''))
		findings.push({
			...{ level, setting: 'SHOWRUNNER_LINK_SECRET', what: 'this secret stands in the example, so everybody knows it' },
			fix: 'set one of your own, such as openssl rand -hex 24 gives',
		});
	if (trialSecrets.includes(passwordOf(databaseUrl)))
		findings.push({
			...{ level, setting: 'SHOWRUNNER_DATABASE_URL', what: 'its password stands in the example' },
			fix: 'give the database a password of your own',
		});
	return findings;
}
