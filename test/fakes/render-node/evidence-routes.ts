import { randomUUID } from 'node:crypto';
import {
	verifyEvidenceRequest,
	type Evidence,
	type EvidenceCheck,
	type EvidenceEntry,
	type RecordEvidenceRequest,
} from '@showrunner/contract';
import { checkEvidence } from '../../../render-node/src/domain/evidence/check-evidence';
import type { FakeBooks } from './fake-books';
import { refuse } from './refusals';

type Call = { params: Record<string, string>; query: Record<string, unknown>; body: unknown };

const at = () => new Date().toISOString();
const assetOf = (books: FakeBooks, { params }: Call) =>
	books.assets.get(params.assetId ?? '')?.asset ?? refuse(404, 'asset-not-found', 'There is no such asset');
const entryOf = (assetId: string, evidence: Evidence): EvidenceEntry => ({
	...{ id: randomUUID(), assetId, evidence, recordedAt: evidence.recordedAt, seal: null, erasedAt: null },
});

function recordEvidence(books: FakeBooks, call: Call): EvidenceEntry {
	const asset = assetOf(books, call);
	const { source = 'test', ...told } = call.body as RecordEvidenceRequest;
	const evidence: Evidence = { ...told, origin: 'uploaded', source, recordedAt: at() };
	asset.evidence.push(evidence);
	return entryOf(asset.id, evidence);
}

/** Judged with the service's own rules; only the store behind them is that of the fake. */
function verifyEvidence(books: FakeBooks, { body }: Call): EvidenceCheck {
	const { productionId = '', assets, aiDisclosed, policy } = verifyEvidenceRequest.parse(body);
	const finished = assets ?? books.productions.get(productionId)?.assets ?? [];
	const known = new Map([...books.assets].map(([id, { asset }]) => [id, asset]));
	const validAt = new Date(policy.validAt ?? at());
	const checked = checkEvidence(finished, known, { ...policy, validAt }, aiDisclosed);
	return { ready: checked.missing.length === 0, ...checked, policy, checkedAt: at() };
}

export const evidenceRoutes = {
	recordEvidence,
	getAssetEvidence: (books: FakeBooks, call: Call) => {
		const { id, evidence } = assetOf(books, call);
		return { items: evidence.map((one) => entryOf(id, one)).reverse(), nextCursor: null };
	},
	verifyEvidence,
	exportEvidence: (_: FakeBooks, { params, query }: Call) =>
		Buffer.from(`PK folder of ${params.productionId} with ${String(query.files)}`),
	getEvidenceCredits: () => ({ text: 'Credits\n- Photo: Ann', lines: [], missing: [], aiGenerated: false }),
	writeDisputeLetter: (_: FakeBooks, { body }: Call) => {
		const { sender, assetIds = [] } = body as { sender: string; assetIds?: string[] };
		return { subject: 'Dispute', text: JSON.stringify(body), html: `<p>${sender}</p>`, assetIds, missing: [] };
	},
};
