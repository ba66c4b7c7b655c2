import { inLanes } from '../../../providers/core/in-lanes';
import { ProviderError } from '../../../providers/core/provider-error';
import { runChain, type Attempt } from '../../../providers/core/run-chain';
import { moderate, type Moderated } from '../../../providers/moderation/moderate';
import type { ModerationVendor } from '../../../providers/moderation/port';
import type { ItemContext } from '../../shared/item-context';
import { vendorContextOf } from '../../shared/vendor-context-of';
import type { Piece } from './to-pieces';

/** What the providers said of one piece. `reason`: why no classifier looked at it. */
export type JudgedPiece = Piece & { said: Moderated[]; attempts: Attempt[]; reason?: string };

const lanes = 3;

/** Each piece by the first provider that answers, or by all of them; the same content is asked about once. */
export async function judgePieces(
	item: ItemContext,
	pieces: readonly Piece[],
	{ chain, askAll }: { chain: readonly ModerationVendor[]; askAll: boolean },
): Promise<JudgedPiece[]> {
	const distinct = new Map(pieces.map(({ content }) => [JSON.stringify(content), content]));
	const entries = [...distinct];
	const answers = await inLanes(entries, lanes, async ([, content]) => {
		const able = chain.filter(({ takes }) => takes.includes(content.kind));
		const classifiers = able.filter(({ isClassifier }) => isClassifier);
		const chains = [...able.filter(({ isClassifier }) => !isClassifier).map((vendor) => [vendor])];
		chains.push(...(askAll ? classifiers.map((vendor) => [vendor]) : [classifiers]));
		const told = [];
		for (const vendors of chains) told.push(await ask(item, content, vendors));
		return merged(told, classifiers.length > 0);
	});
	const byContent = new Map(entries.map(([key], at) => [key, answers[at]]));
	return pieces.map((piece) => ({
		...piece,
		...(byContent.get(JSON.stringify(piece.content)) ?? { said: [], attempts: [], reason: 'Nobody was asked' }),
	}));
}

type Told = { said: Moderated[]; attempts: Attempt[]; reason?: string };

/** A provider that says no leaves the piece unchecked; it never stops the others, and never lets anything pass. */
async function ask(item: ItemContext, content: Piece['content'], vendors: readonly ModerationVendor[]): Promise<Told> {
	if (vendors.length === 0) return { said: [], attempts: [] };
	const call = async (vendor: ModerationVendor) => await moderate(vendor, content, vendorContextOf(item, vendor));
	const told = runChain(vendors, call).then(({ value, attempts }): Told => ({ said: [value], attempts }));
	return await told.catch((error: unknown) => {
		if (!(error instanceof ProviderError)) throw error;
		const attempt = { provider: vendors[0]?.id ?? '', kind: error.kind, message: error.message };
		return { said: [], attempts: [attempt], reason: error.message };
	});
}

function merged(told: readonly Told[], hasClassifier: boolean): Told {
	const said = told.flatMap((one) => one.said);
	const reasons = told.flatMap(({ reason }) => reason ?? []);
	const reason = hasClassifier ? reasons.join('; ') : 'None of the chosen providers understands this kind of content';
	const isSeen = hasClassifier && reasons.length === 0;
	return { said, attempts: told.flatMap(({ attempts }) => attempts), ...(!isSeen && { reason }) };
}
