import { verifyAssets, type AssetsReport, type HashExtent } from '../application/assets/verify-assets.js';
import { inputInvalid } from '../domain/refusal.js';
import { withAssets } from './asset-ground.js';
import type { CommandRun, ExitCode } from './command-run.js';

const extents: readonly HashExtent[] = ['none', 'sample', 'all'];

function tell(run: CommandRun, { missing, wrongSize, corrupt, orphans, assets, hashed }: AssetsReport): ExitCode {
	for (const id of missing) run.warn(`${id}: its bytes are not there`);
	for (const id of wrongSize) run.warn(`${id}: its bytes are not as many as they were`);
	for (const id of corrupt) run.warn(`${id}: its bytes are not those that were stored`);
	for (const id of orphans) run.warn(`${id}: no asset has these bytes; those of an upload under way are named so too`);
	const off = missing.length + wrongSize.length + corrupt.length;
	run.say(`${assets} assets, ${hashed} of them hashed: ${off === 0 ? 'all well' : `${off} are off`}`);
	if (off > 0)
		run.warn('Delete what is stored under those ids and upload the files again: the same bytes get the same id');
	return off === 0 ? 0 : 1;
}

/** Compares the books with what is stored. @throws Refusal */
export async function verifyStored(run: CommandRun, hash: string | true): Promise<ExitCode> {
	const extent = extents.find((one) => one === hash);
	if (!extent) throw inputInvalid('hash-extent-unknown', `--hash takes one of: ${extents.join(', ')}`);
	return withAssets(run, async ({ assets, blobs }) =>
		tell(run, await verifyAssets({ assets, blobs, signal: run.signal }, extent)),
	);
}
