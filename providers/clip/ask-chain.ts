import type { ClipGenerateResult } from '@showrunner/contract';
import { anotherMayHelp, type AspectRatio } from '../../contract/vocabulary';
import { StillAtWork } from '../core/follow-ticket';
import { ProviderError } from '../core/provider-error';
import { runChain, type ChainResult, type Warning } from '../core/run-chain';
import { runJob } from '../core/run-job';
import type { VendorContext } from '../core/vendor-context';
import type { ClipManner, ClipProvider, ClipsWish, FailedClip, VendorClips } from './port';

export type ClipsAsked = {
	chain: readonly ClipProvider[];
	/** All that there are, so that the owner of a model is known. */
	all: readonly ClipProvider[];
	wish: ClipsWish;
	manner: ClipManner;
	contextFor(vendor: ClipProvider): VendorContext;
};

type AnyClip = { sceneId: string; assetId: string; aspectRatio: AspectRatio | null };

/** Answer of one provider: of a vendor, or of the render-node with what its models took. */
type Part = Omit<VendorClips, 'clips'> & { clips: readonly AnyClip[]; account?: object };

/**
 * Has the chain make the clips. What the one that answered could not make, and another may, is asked of those behind it.
 * A first answer that cannot be completed is kept: its clips are paid for.
 */
export async function askChain(asked: ClipsAsked): Promise<ChainResult<Part>[]> {
	const parts = [await askOnce(asked)];
	for (let { chain } = asked; ; ) {
		const last = parts.at(-1);
		const open = last?.value.failed.filter(({ error }) => isForAnother(error)) ?? [];
		chain = chain.slice(chain.findIndex(({ id }) => id === last?.provider) + 1);
		if (open.length === 0 || chain.length === 0) return parts;
		const clips = asked.wish.clips.filter(({ id }) => open.some(({ sceneId }) => sceneId === id));
		const next = await askOnce({ ...asked, chain, wish: { ...asked.wish, clips } }).catch((error: unknown) => {
			if (!(error instanceof ProviderError)) throw error;
		});
		if (!next) return parts;
		parts.push(next);
	}
}

/** What a vendor is still at work on is paid there, and found there by the next run. */
const isForAnother = (error: ProviderError) => anotherMayHelp[error.kind] && !(error instanceof StillAtWork);

async function askOnce({ chain, all, wish, manner, contextFor }: ClipsAsked): Promise<ChainResult<Part>> {
	return await runChain<ClipProvider, Part>(chain, async (vendor) => {
		const { model, warnings } = ownModel(vendor, all, wish.model);
		const own = { ...wish, model };
		const context = contextFor(vendor);
		const made =
			'toJob' in vendor ? await makeLocally(vendor, own, context) : await vendor.makeClips(own, manner, context);
		return { ...made, warnings: [...warnings, ...made.warnings] };
	});
}

/** A vendor's model has the vendor's name before it; an id without one is the render-node's. */
export function ownModel({ id, label }: ClipProvider, all: readonly ClipProvider[], chosen: string) {
	const owner = all.find((each) => chosen.startsWith(`${each.id}:`));
	if (chosen === 'auto') return { model: chosen, warnings: [] };
	if (owner?.id === id) return { model: chosen.slice(id.length + 1), warnings: [] };
	if (!owner && id === 'renderNode') return { model: chosen, warnings: [] };
	const message = `'${chosen}' is no model of ${label}; its own choice took its place`;
	const warning: Warning = { code: 'model-substituted', message, field: 'model' };
	return { model: 'auto', warnings: [warning] };
}

async function makeLocally(
	vendor: Extract<ClipProvider, { toJob: unknown }>,
	wish: ClipsWish,
	context: VendorContext,
): Promise<{ value: Part; warnings: Warning[] }> {
	const { kind, step, input } = vendor.toJob({ verb: 'generate', wish });
	const order = { kind, step, input } as Parameters<typeof runJob<'clip.generate'>>[0];
	const result: ClipGenerateResult = await runJob(order, context);
	const { clips, failed, warnings, ...account } = result;
	const notMade: FailedClip[] = failed.map(({ sceneId, problem }) => ({ sceneId, error: new ProviderError(problem) }));
	return { value: { clips, failed: notMade, pieces: [], model: account.model ?? wish.model, account }, warnings };
}
