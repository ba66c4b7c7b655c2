import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Asset } from '@showrunner/contract';
import { canonicalJson } from '../../domain/jobs/canonical-json.js';
import type { JobContext } from '../job-handler.js';

/** Stores how a finished file came to be, with the file's hash, as an asset beside it. */
export async function storeRecord(
	name: string,
	record: Record<string, unknown>,
	path: string,
	{ assets }: JobContext,
): Promise<Asset> {
	const bytes = Buffer.from(`${canonicalJson({ ...record, sha256: await sha256Of(path) })}\n`);
	return assets.putBytes(bytes, {
		name: `${name}.provenance.json`,
		mediaType: 'application/json',
		evidence: { origin: 'generated', source: 'render-node', licence: 'own work' },
	});
}

async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}
