import { contentRejected } from '../../domain/diffusion/generation-problems.js';
import type { MadePiece } from '../../domain/diffusion/generation.js';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';
import type { ModelCard } from '../../domain/diffusion/model-card.js';
import type { JobContext } from '../job-handler.js';
import type { GenerationDeps } from './generation-deps.js';
import type { PlannedPiece } from './plan-order.js';
import { provenanceOf } from './provenance.js';
import { storeRecord } from './store-record.js';
import type { WantedPiece } from './wanted-piece.js';

const extensions = { 'image/png': 'png', 'video/mp4': 'mp4' } as const;

async function refuseContent({ content }: GenerationDeps, made: MadePiece, signal: AbortSignal): Promise<void> {
	const verdict = await content.checkFile(made.path, made.mediaType, signal);
	if (verdict.kind === 'rejected') throw contentRejected('picture', verdict.reason);
}

/** Looks at a finished piece, writes into it how it was made, and stores it with its provenance and evidence. */
export async function storePiece<P extends WantedPiece>(
	made: MadePiece,
	model: ModelCard,
	{ wanted, request, adjustments, key }: PlannedPiece<P>,
	deps: GenerationDeps,
	context: JobContext,
): Promise<KeptPiece> {
	await refuseContent(deps, made, context.signal);
	const provenance = await provenanceOf({ made, model, request, adjustments, wanted }, context);
	await deps.media.tag(made.path, made.mediaType, provenance.tags, context.signal);
	const sidecar = await storeRecord(
		wanted.name,
		{ ...provenance.record, contentFilter: deps.content.version },
		made.path,
		context,
	);
	const asset = await context.assets.putFile(made.path, {
		name: `${wanted.name}.${extensions[made.mediaType]}`,
		mediaType: made.mediaType,
		evidence: { ...provenance.evidence, provenanceAssetId: sidecar.id },
	});
	const kept: KeptPiece = {
		...{ assetId: asset.id, provenanceAssetId: sidecar.id, size: made.size, clip: made.clip },
		...{ model: model.id, engine: model.engine, seed: request.seed, deviceMs: made.deviceMs },
		warnings: [...adjustments, ...made.warnings],
		contentFilter: deps.content.version,
	};
	await deps.pieces.keep(key, context.jobId, kept);
	return kept;
}
