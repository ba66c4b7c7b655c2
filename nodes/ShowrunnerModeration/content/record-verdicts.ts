import type { Evidence, RecordEvidenceRequest } from '@showrunner/contract';
import type { ItemContext } from '../../shared/item-context';
import type { JudgedPiece } from './judge-pieces';
import { partly, type Weighed } from './weigh';

/** Rights that the newest record tells, told again with what came of the check. */
const kept = [
	...(['source', 'licence', 'model', 'prompt', 'seed', 'aiGenerated', 'madeFrom', 'sourceUrl', 'author'] as const),
	...(['provider', 'plan', 'licenceId', 'licenceUrl', 'licenceTextHash', 'commercialUse', 'paid'] as const),
	...(['creditRequired', 'creditLine', 'territories', 'obtainedAt', 'licenceExpiresAt', 'receipt'] as const),
	'modelVersion' as const,
];
const kindOfOrigin = {
	generated: 'generated',
	uploaded: 'user-upload',
	rendered: 'derived',
	imported: 'stock',
} as const;

/**
 * Writes down for each file that was looked at as a whole whether it passed, as the check before publishing asks for
 * videos for children. What a person is to look at gets no verdict here.
 */
export async function recordVerdicts(
	item: ItemContext,
	judged: readonly JudgedPiece[],
	{ findings, notChecked }: Weighed,
	{
		policy,
		needsAll,
	}: { policy: string; /** Passed has only what was held against every category. */ needsAll: boolean },
): Promise<void> {
	const assetIds = [...new Set(judged.flatMap(({ where }) => where.assetId ?? []))];
	for (const assetId of assetIds) {
		const own = findings.filter(({ where }) => where.assetId === assetId);
		const isUnseen = notChecked.some((gap) => gap.assetId === assetId && (needsAll || gap.reason !== partly));
		const isRejected = own.some(({ action }) => action === 'reject');
		if (!isRejected && (own.length > 0 || isUnseen)) continue;
		const said = judged.filter(({ where }) => where.assetId === assetId).flatMap((piece) => piece.said);
		const by = [...new Set(said.map(({ provider, model }) => `${provider} ${model}`))].join(', ').slice(0, 200);
		await record(item, assetId, { verdict: isRejected ? 'rejected' : 'passed', by: by || 'own words', policy });
	}
}

type Verdict = NonNullable<RecordEvidenceRequest['moderation']>;

async function record(item: ItemContext, assetId: string, moderation: Verdict): Promise<void> {
	const { evidence } = await item.client().call('getAsset', { params: { assetId } });
	const newest = [...evidence].sort((a, b) => Date.parse(b.recordedAt) - Date.parse(a.recordedAt))[0];
	const same = evidence.filter((entry) => entry.moderation !== undefined).at(-1)?.moderation;
	if (JSON.stringify(same) === JSON.stringify(moderation)) return;
	await item.client().call('recordEvidence', { params: { assetId }, body: { ...rightsOf(newest), moderation } });
}

function rightsOf(evidence: Evidence | undefined): RecordEvidenceRequest {
	if (!evidence) return { sourceKind: 'user-upload', licence: 'not stated' };
	const told = kept.flatMap((name) => (evidence[name] === undefined ? [] : [[name, evidence[name]] as const]));
	const sourceKind = evidence.sourceKind ?? kindOfOrigin[evidence.origin];
	return { ...Object.fromEntries(told), sourceKind, licence: evidence.licence };
}
