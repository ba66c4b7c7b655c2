import { ProviderError } from '../../../providers/core/provider-error';
import { runChain, type ChainResult, type Warning } from '../../../providers/core/run-chain';
import { pickVendors } from '../../../providers/core/vendor-card';
import { buyText, type BoughtText, type TextOrder } from '../../../providers/text/buy-text';
import type { JsonOf, JsonSchema } from '../../../providers/text/json-schema';
import type { TextVendor } from '../../../providers/text/port';
import { textVendors } from '../../../providers/text/registry';
import type { ItemContext } from '../item-context';
import { readModel } from '../read-model';
import { costLine, type CostLine } from '../sections/costs';
import { vendorContextOf } from '../vendor-context-of';
import { chooseTextModel } from './choose-text-model';

/** Has the vendor whose turn it is write one text. Model, temperature and a bound that the form sets are filled in. */
export type Write = <const S extends JsonSchema>(
	order: Omit<TextOrder<S>, 'model' | 'temperature'>,
) => Promise<JsonOf<S>>;

export type WrittenByChain<T> = {
	value: T;
	/** For the section: who wrote, with what, who said no before, and which wishes were met differently. */
	told: Pick<ChainResult<T>, 'provider' | 'attempts' | 'warnings'> & { model: string };
	/** One line for each vendor that was paid, also for an answer that could not be used; the last one answered for all. */
	costs: CostLine[];
};

type Piece = BoughtText<JsonSchema>;
/** What a vendor was paid for an answer that could not be used. */
type Lost = { priceMicros: number; costMicros: number; currency: string; reused: false };
type Worker = { vendor: TextVendor; pieces: Piece[]; lost: Lost[] };

/** Does work of one or more texts with the first vendor of the chain that can do all of it. */
export async function writeByChain<T>(
	item: ItemContext,
	step: string,
	work: (write: Write, warn: (warning: Warning) => void, vendor: TextVendor) => Promise<T>,
): Promise<WrittenByChain<T>> {
	const { node, itemIndex } = item;
	const chain = pickVendors(textVendors, node.getNodeParameter('providers', itemIndex) as string[]);
	const workers: Worker[] = [];
	const { value, provider, attempts, warnings } = await runChain(chain, async (vendor) => {
		const worker: Worker = { vendor, pieces: [], lost: [] };
		workers.push(worker);
		const { write, told } = writerOf(item, worker, chain);
		return { value: await work(write, (warning) => told.push(warning), vendor), warnings: told };
	});
	const model = modelOf(workers.at(-1));
	const costs = workers
		.map((worker) => ({ worker, paid: [...worker.pieces, ...worker.lost] }))
		.filter(({ paid }) => paid.length > 0)
		.map(({ worker, paid }) => costLine(step, { provider: worker.vendor.id, model: modelOf(worker) }, paid));
	return { value, told: { provider, model, attempts, warnings }, costs };
}

const modelOf = (worker: Worker | undefined) => worker?.pieces.at(-1)?.model ?? '';

function writerOf(item: ItemContext, { vendor, pieces, lost }: Worker, chain: readonly TextVendor[]) {
	const { temperature, maxOutputTokens } = item.node.getNodeParameter('options', item.itemIndex, {}) as {
		temperature?: number;
		maxOutputTokens?: number;
	};
	const context = vendorContextOf(item, vendor);
	const { model, warnings } = chooseTextModel(readModel(item), vendor, chain);
	const told = [...warnings];
	const write: Write = async (order) => {
		const wishes = {
			...(model !== undefined && { model }),
			...(temperature !== undefined && { temperature }),
			...(maxOutputTokens !== undefined && { maxOutputTokens }),
		};
		const bought = await buyText(vendor, { ...order, ...wishes }, context).catch((error: unknown) => {
			lost.push(...lostBy(error));
			throw error;
		});
		pieces.push(bought as Piece);
		told.push(...bought.warnings.filter(({ message }) => told.every((earlier) => earlier.message !== message)));
		return bought.json;
	};
	return { write, told };
}

/** As far as the vendor told it: what it may have been paid without a word about it is for the books alone. */
function lostBy(error: unknown): Lost[] {
	if (!(error instanceof ProviderError) || error.refusal.paid !== 'yes') return [];
	const { costMicros, currency = 'USD' } = error.refusal;
	if (costMicros === undefined) return [];
	return [{ priceMicros: costMicros, costMicros, currency, reused: false }];
}
