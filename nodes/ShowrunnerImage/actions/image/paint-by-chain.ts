import { runChain, type ChainResult } from '../../../../providers/core/run-chain';
import type { VendorContext } from '../../../../providers/core/vendor-context';
import { modelFor } from '../../../../providers/image/model-ids';
import type { Painted, PaintRequest } from '../../../../providers/image/port';
import { imageProviders } from '../../../../providers/image/registry';
import { partKey } from '../../../shared/part-key';
import type { Able } from '../able-vendors';
import { groupsOf, missingPictures } from './missing-pictures';
import { allFailed, isAboutPictures, nothingPainted } from './nothing-painted';
import { withWayOut } from './painting-refusals';

export type Painter = Able<'paintScenes'>;
export type ChainOrder = {
	chain: readonly Painter[];
	context(vendor: Painter): VendorContext;
	request: PaintRequest;
	/** Whether art stands in for what no model can make. */
	drawsArt: boolean;
};

export type Round = ChainResult<Painted>;

/**
 * All scenes by the first vendor that can, then what it failed at by those behind it; what is painted stays. Where nobody
 * may fill in, a chain that got nothing done says why.
 */
export async function paintByChain(order: ChainOrder): Promise<Round[]> {
	const { chain, request } = order;
	const first = await ask(chain, request, order, order.drawsArt);
	const rounds = [first];
	const answered = chain.findIndex(({ id }) => id === first.provider);
	for (const painter of answered < 0 ? [] : chain.slice(answered + 1)) {
		for (const { sceneIds, aspectRatios } of groupsOf(missingPictures(request, rounds))) {
			const scenes = request.scenes.filter(({ id }) => sceneIds.includes(id));
			const round = await ask([painter], { ...request, scenes, aspectRatios }, order, true);
			rounds.push(round);
			if (round.attempts.length > 0) break;
		}
	}
	return rounds;
}

/** The last painter makes nothing: what it leaves undone is told, and so is who said no before it. */
async function ask(
	chain: readonly Painter[],
	request: PaintRequest,
	order: ChainOrder,
	mayBeNothing: boolean,
): Promise<Round> {
	const painters = chain.map((vendor, at) => ({
		id: vendor.id,
		label: vendor.label,
		paint: async () =>
			await askOne(vendor, request, order).catch((error: unknown) => {
				const othersFollow = mayBeNothing || at < chain.length - 1;
				if (othersFollow && isAboutPictures(error)) return { value: allFailed(request, error), warnings: [] };
				throw error;
			}),
	}));
	const none = { id: 'none', label: 'none', paint: async () => ({ value: nothingPainted, warnings: [] }) };
	const all = mayBeNothing ? [...painters, none] : painters;
	return await runChain(all, async (painter) => await painter.paint()).catch((error: unknown) => {
		throw withWayOut(error);
	});
}

async function askOne(vendor: Painter, request: PaintRequest, order: ChainOrder) {
	const whole = order.context(vendor);
	const isWhole = request === order.request;
	const context = isWhole ? whole : { ...whole, idempotencyKey: partKey(whole.idempotencyKey, request) };
	const { model, warnings } = modelFor(vendor, { chain: order.chain, all: imageProviders, chosen: request.model });
	const answer = await vendor.paintScenes({ ...request, model }, context);
	return { value: answer.value, warnings: [...warnings, ...answer.warnings] };
}
