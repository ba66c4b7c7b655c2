import { readSettings, type Config } from './config.js';
import type { Log } from './domain/ports.js';
import { probeMachine } from './probe-machine.js';
import { findingLines, type Finding } from './settings/finding.js';
import { judgeAddresses } from './settings/judge-addresses.js';
import { judgeNames } from './settings/judge-names.js';
import { judgeSecrets } from './settings/judge-secrets.js';

/** What is to be known before the service starts: all that is off at once, not one thing after the other. */
export type Examination = {
	/** Where a setting cannot be read, its default. */
	config: Config;
	/** What cannot be read, or contradicts itself, in words. */
	complaints: readonly string[];
	findings: readonly Finding[];
};

export async function examine(
	environment: Readonly<Record<string, string | undefined>>,
	log: Log,
): Promise<Examination> {
	const { config, complaints } = readSettings(environment);
	const findings = [
		...judgeSecrets(config),
		...judgeAddresses(config),
		...judgeNames(environment),
		...(await probeMachine(config, log)),
	];
	return { config, complaints, findings };
}

/** Whether the service starts like this. */
export const isFit = ({ complaints, findings }: Examination): boolean =>
	complaints.length === 0 && findings.every(({ level }) => level !== 'refusal');

/** What keeps the service from starting, in lines for people. */
export function refusalLines({ complaints, findings }: Examination): string[] {
	const lines = findingLines(findings, 'refusal', '').slice(1);
	const all = [...complaints.map((complaint) => `  - ${complaint}`), ...lines];
	return all.length === 0 ? [] : ['The service does not start, because of its settings:', ...all];
}

/** What is better looked at, in lines for people. */
export const warningLines = ({ findings }: Examination): string[] =>
	findingLines(findings, 'warning', 'Better looked at:');
