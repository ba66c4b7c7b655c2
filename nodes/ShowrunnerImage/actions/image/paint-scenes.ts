import { runChain, type ChainResult } from '../../../../providers/core/run-chain';
import type { VendorContext } from '../../../../providers/core/vendor-context';
import type { ImageProvider, Painted, PaintRequest } from '../../../../providers/image/port';
import { drawInstead, type ArtWish } from './draw-instead';
import { missingPictures } from './missing-pictures';
import { allFailed, isAboutPictures, nothingPainted } from './nothing-painted';
import { someFailed, withWayOut } from './painting-refusals';

export type PaintOrder = {
	chain: readonly ImageProvider[];
	context(vendor: ImageProvider): VendorContext;
	request: PaintRequest;
	/** Whether art stands in for what no model can make. */
	drawsArt: boolean;
	art: ArtWish;
};

/** Section `visuals` with one picture for each scene and format, by a model as far as there is one. */
export async function paintScenes(order: PaintOrder) {
	const { chain, request, context, drawsArt, art } = order;
	const made = await paint(order);
	const missing = missingPictures(request, made);
	const { warnings, value, provider } = made;
	if (missing.length === 0) return { ...accountOf(made), provider, warnings, images: value.images };
	if (!drawsArt) throw someFailed(missing, value.images.length + missing.length);
	const drawn = await drawInstead({ chain, context, art, missing });
	const images = [...value.images, ...drawn.images];
	const place = (id: string) => request.scenes.findIndex((scene) => scene.id === id);
	return {
		...accountOf(made),
		provider: value.images.length > 0 ? provider : drawn.provider,
		warnings: [...warnings, ...drawn.warnings],
		images: images.sort((a, b) => place(a.sceneId) - place(b.sceneId)),
	};
}

/** The last painter makes nothing: what it leaves undone is drawn, and the chain tells who said no before it. */
async function paint({ chain, request, context, drawsArt }: PaintOrder): Promise<ChainResult<Painted>> {
	const painters = chain.map((vendor) => ({
		id: vendor.id,
		paint: async () =>
			await vendor.paintScenes(request, context(vendor)).catch((error: unknown) => {
				if (drawsArt && isAboutPictures(error)) return { value: allFailed(request, error), warnings: [] };
				throw error;
			}),
	}));
	const none = { id: 'none', paint: async () => ({ value: nothingPainted, warnings: [] }) };
	return await runChain(drawsArt ? [...painters, none] : painters, async (painter) => await painter.paint()).catch(
		(error: unknown) => {
			throw withWayOut(error);
		},
	);
}

/** What was asked and what it took; providers and the models behind them in one list. */
function accountOf({ provider, attempts, value }: ChainResult<Painted>) {
	const { model, engine, deviceMs, priceMicros, reused, failed } = value;
	const asked = value.attempts.map(({ problem, ...who }) => {
		return { provider, ...who, kind: problem.kind, message: problem.title };
	});
	return { model, engine, deviceMs, priceMicros, reused, failed, attempts: [...attempts, ...asked] };
}
