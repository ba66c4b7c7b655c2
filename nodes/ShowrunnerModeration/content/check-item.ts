import type { ModerationOutcome } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import { pickVendors } from '../../../providers/core/vendor-card';
import { moderationProviders } from '../../../providers/moderation/registry';
import type { ItemContext } from '../../shared/item-context';
import type { OutputItem } from '../../shared/operation';
import { invalidField } from '../../shared/refusals';
import { costLine } from '../../shared/sections/costs';
import { coverageOf, uncheckedWords } from './coverage';
import { gatherContent } from './gather-content';
import { judgePieces, type JudgedPiece } from './judge-pieces';
import { readOwnWords, readPolicy, readWhenPartly } from './read-policy';
import { recordVerdicts } from './record-verdicts';
import { withRedo } from './redo';
import { toPieces } from './to-pieces';
import { partly, strictestOf, weigh } from './weigh';

type Options = { askAll?: boolean; frames?: number; recordEvidence?: boolean; redoAtMost?: number };
const read = <T>({ node, itemIndex }: ItemContext, name: string, fallback: T) =>
	node.getNodeParameter(name, itemIndex, fallback) as T;

/** Looks over what the item carries. What no provider could look at never passes by itself. */
export async function checkItem(item: ItemContext): Promise<{ output: OutputItem; verdict: ModerationOutcome }> {
	const { askAll = false, frames = 8, recordEvidence = true, redoAtMost = 0 } = read<Options>(item, 'options', {});
	const [policy, words] = [readPolicy(item), readOwnWords(item)];
	const contents = gatherContent(item.input.json, read<string[]>(item, 'check', []));
	if (contents.length === 0)
		throw invalidField('check', 'The item has nothing of what is to be checked', 'Choose parts that the item carries');
	const chain = pickVendors(moderationProviders, read<string[]>(item, 'providers', []));
	if (chain.length === 0) throw invalidField('providers', 'No provider is chosen', 'Choose at least one entry');
	const { pieces, notChecked } = await toPieces(item, contents, frames);
	const judged = await judgePieces(item, pieces, { chain, askAll });
	const weighed = weigh(judged, policy, words);
	const missed = [...notChecked, ...weighed.notChecked];
	const unseen = missed.filter(({ reason }) => reason !== partly);
	const whenUnseen = read<ModerationOutcome>(item, 'whenNotChecked', 'review');
	const whenPartly = readWhenPartly(item, policy);
	const coverage = coverageOf(judged, policy, words);
	const gaps = missed.length > unseen.length ? uncheckedWords(coverage) : [];
	const actions = weighed.findings.map(({ action }) => action);
	const missing = [...(unseen.length > 0 ? [whenUnseen] : []), ...(gaps.length > 0 ? [whenPartly] : [])];
	const strictest = strictestOf([...actions, ...missing]);
	const judgement = withRedo(item.input.json, weighed.findings, { verdict: strictest, most: redoAtMost });
	const asked = { policy: policy.name, needsAll: whenPartly !== 'pass' };
	if (recordEvidence) await recordVerdicts(item, judged, { ...weighed, notChecked: missed }, asked);
	const partlyTold = whenPartly === 'pass' ? [] : gaps;
	const section = {
		...judgement,
		...{ findings: weighed.findings, notChecked: missed, coverage, policy },
		reasons: [...weighed.findings.map(({ reason }) => reason), ...unseen.map(({ reason }) => reason), ...partlyTold],
		warnings: gaps.map((message): Warning => ({ code: 'check-skipped', message, field: 'providers' })),
		...{ checked: judged.length, providers: accountOf(judged), attempts: judged.flatMap(({ attempts }) => attempts) },
	};
	return { output: item.withSection('moderation', section, costsOf(judged)), verdict: judgement.verdict };
}

function accountOf(judged: readonly JudgedPiece[]) {
	const said = judged.flatMap((piece) => piece.said);
	return [...new Set(said.map(({ provider }) => provider))].map((provider) => {
		const own = said.filter((one) => one.provider === provider);
		return { provider, model: own[0]?.model ?? '', pieces: own.length };
	});
}

/** One line for each provider that was called, though all are free: it tells what was found instead of asked. */
function costsOf(judged: readonly JudgedPiece[]) {
	const said = judged.flatMap((piece) => piece.said).filter(({ pieces }) => pieces.length > 0);
	return [...new Set(said.map(({ provider }) => provider))].map((provider) => {
		const own = said.filter((one) => one.provider === provider).flatMap(({ pieces }) => pieces);
		const once = new Map(own.map((piece) => [piece.purchaseId, piece]));
		return costLine('moderation', { provider }, [...once.values()]);
	});
}
