import type { Log } from '../../../domain/ports.js';
import { readAcceptances } from './accepted-licences.js';

export type AcceptanceSources = {
	modelsDir: string;
	/** Ids of licences; those that were accepted at a pull count too. */
	acceptedLicences: readonly string[];
	log: Log;
};

/** Ids of all licences that the operator has accepted. A record that cannot be read opens nothing. */
export async function acceptedIds({
	modelsDir,
	acceptedLicences,
	log,
}: AcceptanceSources): Promise<ReadonlySet<string>> {
	try {
		const recorded = await readAcceptances(modelsDir);
		return new Set([...acceptedLicences, ...recorded.map(({ licence }) => licence)]);
	} catch (error) {
		log.warn({ error }, 'the record of accepted licences was left out');
		return new Set(acceptedLicences);
	}
}

export const acceptanceNote = (id: string, url: string) =>
	`Its licence is not accepted: read ${url} and set SHOWRUNNER_ACCEPTED_LICENCES=${id}`;
