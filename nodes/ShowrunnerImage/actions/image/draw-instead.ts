import type { SceneImage } from '@showrunner/contract';
import type { AspectRatio } from '../../../../contract/vocabulary';
import { runChain, type Warning } from '../../../../providers/core/run-chain';
import type { VendorContext } from '../../../../providers/core/vendor-context';
import type { ImageProvider, SceneImageRequest } from '../../../../providers/image/port';
import { partKey } from '../../../shared/part-key';
import type { MissingPicture } from './missing-pictures';

/** All scenes as they would be drawn; only those that are missing are. */
export type ArtWish = Omit<SceneImageRequest, 'style'>;

type ArtOrder = {
	chain: readonly ImageProvider[];
	context(vendor: ImageProvider): VendorContext;
	art: ArtWish;
	missing: readonly MissingPicture[];
};

/** Seeded art for the pictures that no model made, and a warning for each scene that looks different by it. */
export async function drawInstead({ chain, context, art, missing }: ArtOrder) {
	const images: SceneImage[] = [];
	const warnings: Warning[] = warningsOf(missing);
	let provider = '';
	for (const { sceneIds, aspectRatios } of groupsOf(missing)) {
		const scenes = art.scenes.filter(({ id }) => sceneIds.includes(id));
		const request = { ...art, scenes, aspectRatios, style: 'art' as const };
		const drawn = await runChain(chain, async (vendor) => {
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

/** Scenes that lack the same formats are one piece of work. */
function groupsOf(missing: readonly MissingPicture[]) {
	const groups = new Map<string, { sceneIds: string[]; aspectRatios: AspectRatio[] }>();
	for (const sceneId of new Set(missing.map((picture) => picture.sceneId))) {
		const aspectRatios = missing.filter((picture) => picture.sceneId === sceneId).map((each) => each.aspectRatio);
		const group = groups.get(aspectRatios.join()) ?? { sceneIds: [], aspectRatios };
		group.sceneIds.push(sceneId);
		groups.set(aspectRatios.join(), group);
	}
	return groups.values();
}

function warningsOf(missing: readonly MissingPicture[]): Warning[] {
	const firsts = missing.filter(({ sceneId }, at) => missing.findIndex((one) => one.sceneId === sceneId) === at);
	return firsts.map(({ sceneId, reason }) => ({
		code: 'model-substituted',
		message: `Scene '${sceneId}' is drawn as seeded art, for no model painted it: ${reason}`,
		field: 'model',
	}));
}
