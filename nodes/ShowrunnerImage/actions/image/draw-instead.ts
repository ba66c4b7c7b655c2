import type { SceneImage } from '@showrunner/contract';
import { runChain, type Warning } from '../../../../providers/core/run-chain';
import type { VendorContext } from '../../../../providers/core/vendor-context';
import type { ImageProvider, SceneImageRequest } from '../../../../providers/image/port';
import { imageProviders } from '../../../../providers/image/registry';
import { partKey } from '../../../shared/part-key';
import { ableVendors } from '../able-vendors';
import { groupsOf, type MissingPicture } from './missing-pictures';

/** All scenes as they would be drawn; only those that are missing are. */
export type ArtWish = Omit<SceneImageRequest, 'style'>;

type ArtOrder = {
	chain: readonly ImageProvider[];
	context(vendor: ImageProvider): VendorContext;
	art: ArtWish;
	missing: readonly MissingPicture[];
};

/**
 * Seeded art for the pictures that no model made, and a warning for each scene that looks different by it. A chain of
 * painters alone has the art drawn by those who can: it costs nothing.
 */
export async function drawInstead({ chain, context, art, missing }: ArtOrder) {
	const images: SceneImage[] = [];
	const warnings: Warning[] = warningsOf(missing);
	const chosen = ableVendors(chain, 'drawScenes');
	const drawers = chosen.length > 0 ? chosen : ableVendors(imageProviders, 'drawScenes');
	let provider = '';
	for (const { sceneIds, aspectRatios } of groupsOf(missing)) {
		const scenes = art.scenes.filter(({ id }) => sceneIds.includes(id));
		const request = { ...art, scenes, aspectRatios, style: 'art' as const };
		const drawn = await runChain(drawers, async (vendor) => {
			const all = context(vendor);
			const own = { ...all, idempotencyKey: partKey(all.idempotencyKey, request) };
			return await vendor.drawScenes(request, own);
		});
		provider = drawn.provider;
		images.push(...drawn.value.images);
		warnings.push(...drawn.warnings);
	}
	return { provider, images, warnings };
}

function warningsOf(missing: readonly MissingPicture[]): Warning[] {
	const firsts = missing.filter(({ sceneId }, at) => missing.findIndex((one) => one.sceneId === sceneId) === at);
	return firsts.map(({ sceneId, reason }) => ({
		code: 'model-substituted',
		message: `Scene '${sceneId}' is drawn as seeded art, for no model painted it: ${reason}`,
		field: 'model',
	}));
}
