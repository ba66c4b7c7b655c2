import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { conflict } from '../../../domain/refusal.js';
import { errorCode } from '../../../domain/error-code.js';

const acceptanceSchema = z.object({ licence: z.string(), url: z.string(), acceptedAt: z.iso.datetime() });
const fileSchema = z.object({ accepted: z.array(acceptanceSchema) });
export type LicenceAcceptance = z.infer<typeof acceptanceSchema>;

const fileOf = (modelsDir: string) => path.join(modelsDir, 'accepted-licences.json');

/**
 * Licences that were accepted at a pull, oldest first.
 * @throws Refusal `accepted-licences-unreadable`: a record of acceptances is nothing to start anew in silence
 */
export async function readAcceptances(modelsDir: string): Promise<LicenceAcceptance[]> {
	try {
		return fileSchema.parse(JSON.parse(await readFile(fileOf(modelsDir), 'utf8'))).accepted;
	} catch (cause) {
		if (errorCode(cause) === 'ENOENT') return [];
		throw conflict('accepted-licences-unreadable', 'The record of accepted licences cannot be read', {
			fix: 'Mend or remove accepted-licences.json in the models folder, then accept the licences again',
			cause,
		});
	}
}

/** Keeps the time of the first acceptance. */
export async function recordAcceptance(modelsDir: string, acceptance: LicenceAcceptance): Promise<void> {
	const before = await readAcceptances(modelsDir);
	if (before.some(({ licence }) => licence === acceptance.licence)) return;
	await mkdir(modelsDir, { recursive: true });
	const making = `${fileOf(modelsDir)}.new`;
	await writeFile(making, `${JSON.stringify({ accepted: [...before, acceptance] }, null, '\t')}\n`);
	await rename(making, fileOf(modelsDir));
}
