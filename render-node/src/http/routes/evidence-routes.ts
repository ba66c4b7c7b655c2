import { pipeline } from 'node:stream/promises';
import { eraseEvidence } from '../../application/evidence/erase-evidence.js';
import { exportEvidence } from '../../application/evidence/export-evidence.js';
import { listCredits } from '../../application/evidence/list-credits.js';
import { listEvidence } from '../../application/evidence/list-evidence.js';
import { recordEvidence } from '../../application/evidence/record-evidence.js';
import { showChain, verifyChain } from '../../application/evidence/verify-chain.js';
import { verifyEvidence } from '../../application/evidence/verify-evidence.js';
import { writeDisputeLetter } from '../../application/evidence/write-dispute-letter.js';
import { requestKey } from '../../application/idempotency/replay.js';
import { pageRequest } from '../../application/paging.js';
import { errorCode } from '../../domain/error-code.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type EvidenceRoutes =
	| 'recordEvidence'
	| 'getAssetEvidence'
	| 'eraseEvidence'
	| 'verifyEvidence'
	| 'getEvidenceChain'
	| 'verifyEvidenceChain'
	| 'exportEvidence'
	| 'getEvidenceCredits'
	| 'writeDisputeLetter';

/** The caller has gone, or the service shuts down: an answer cut short tells by itself. */
const hungUp = new Set(['ABORT_ERR', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

export const evidenceRoutes = (deps: HttpDeps): Pick<RouteHandlers, EvidenceRoutes> => ({
	recordEvidence: ({ params, body, idempotencyKey }) =>
		recordEvidence(deps, params.assetId, body, requestKey('recordEvidence', idempotencyKey, [params.assetId, body])),
	getAssetEvidence: ({ params, query }) => listEvidence(deps.store, params.assetId, pageRequest(query)),
	eraseEvidence: ({ params, body, caller }) =>
		eraseEvidence(deps, params.assetId, { evidenceId: params.entryId, actor: caller.name, reason: body.reason }),
	verifyEvidence: ({ body }) => verifyEvidence(deps, body),
	getEvidenceChain: () => showChain(deps.store),
	verifyEvidenceChain: ({ body }) => verifyChain(deps, body.noted),
	async exportEvidence({ params, query, signal }, response) {
		const { name, entries } = await exportEvidence(deps, params.productionId, query.files);
		response.set({
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'no-store',
		});
		// The pipeline listens for more than the ten events that Node takes for a leak.
		response.setMaxListeners(20);
		await pipeline(deps.writeArchive(entries), response, { signal }).catch((error: unknown) => {
			if (!hungUp.has(errorCode(error))) throw error;
		});
	},
	getEvidenceCredits: ({ params }) => listCredits(deps, params.productionId),
	writeDisputeLetter: ({ params, body }) => writeDisputeLetter(deps, params.productionId, body),
});
