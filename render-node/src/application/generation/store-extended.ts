import type { Asset, JobInput } from '@showrunner/contract';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';
import type { MediaTools } from '../../domain/diffusion/media-tools.js';
import { canonicalJson } from '../../domain/jobs/canonical-json.js';
import type { JobContext } from '../job-handler.js';
import { areAiGenerated, storeDerived } from './store-derived.js';
import { storeRecord } from './store-record.js';

/** Writes into a clip that was joined from two how it came to be, and stores it with a record of its own. */
export async function storeExtended(
	path: string,
	{ assetId, prompt }: Pick<JobInput<'clip.extend'>, 'assetId' | 'prompt'>,
	continuation: KeptPiece,
	media: MediaTools,
	context: JobContext,
): Promise<{ asset: Asset; record: Asset }> {
	const { model, engine, seed, provenanceAssetId } = continuation;
	const madeFrom = [assetId, continuation.assetId];
	const aiGenerated = await areAiGenerated(madeFrom, context);
	const settings = { extended: assetId, prompt, continuation: { assetId: continuation.assetId, model, engine, seed } };
	const software = 'Showrunner render-node';
	const tags = { description: prompt, settings: canonicalJson(settings), software, aiGenerated };
	await media.tag(path, 'video/mp4', tags, context.signal);
	const facts = { ...settings, continuation: { ...settings.continuation, provenanceAssetId } };
	const record = await storeRecord(
		'extended',
		{ version: 1, ...facts, aiGenerated, job: context.jobId },
		path,
		context,
	);
	const told = { name: 'extended.mp4', mediaType: 'video/mp4', madeFrom, provenanceAssetId: record.id };
	return { asset: await storeDerived(path, told, context), record };
}
