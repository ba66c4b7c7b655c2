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
import type { RouteHandlers } from '../route-handlers.js';
import { sendArchive } from '../send-archive.js';
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
		await sendArchive(response, { name, content: deps.writeArchive(entries) }, signal);
	},
	getEvidenceCredits: ({ params }) => listCredits(deps, params.productionId),
	writeDisputeLetter: ({ params, body }) => writeDisputeLetter(deps, params.productionId, body),
});
