import { contentRejected } from '../../domain/diffusion/generation-problems.js';
import type { JobContext } from '../job-handler.js';
import type { GenerationDeps } from './generation-deps.js';
import type { FailedWanted, FoundWanted, MadeWanted, WantedPiece } from './wanted-piece.js';

/**
 * Pieces from before as pieces of this job, for which no device was busy. Those that another content filter let pass are
 * looked at again.
 */
export async function admitFound<P extends WantedPiece>(
	found: readonly FoundWanted<P>[],
	{ content, pieces }: GenerationDeps,
	{ assets, signal, jobId }: JobContext,
): Promise<{ made: MadeWanted<P>[]; failed: FailedWanted<P>[] }> {
	const admitted: { made: MadeWanted<P>[]; failed: FailedWanted<P>[] } = { made: [], failed: [] };
	for (const { wanted, kept, key } of found) {
		if (kept.contentFilter !== content.version) {
			const mediaType = kept.clip === null ? 'image/png' : 'video/mp4';
			const verdict = await content.checkFile(await assets.localPath(kept.assetId), mediaType, signal);
			if (verdict.kind === 'rejected') {
				admitted.failed.push({ wanted, problem: contentRejected('picture', verdict.reason).problem });
				continue;
			}
			await pieces.keep(key, jobId, { ...kept, contentFilter: content.version });
		}
		admitted.made.push({ wanted, kept: { ...kept, deviceMs: 0 } });
	}
	return admitted;
}
