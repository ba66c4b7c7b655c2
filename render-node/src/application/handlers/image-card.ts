import { frameSizes, type AspectRatio, type JobInput, type SceneImage } from '@showrunner/contract';
import type { FontMap } from '../../domain/captions/font-map.js';
import { missingFonts } from '../../domain/captions/missing-fonts.js';
import { sceneArtName, type DrawPicture, type DrawRequest } from '../../domain/pictures/draw-request.js';
import type { NewAsset } from '../../domain/ports.js';
import { pieceName } from '../generation/piece-name.js';
import type { JobHandler } from '../job-handler.js';

/** Larger than the frame, so that a picture stays sharp while the camera moves into it. */
const oversize = 1.25;

type Input = JobInput<'image.card'>;
type Scene = Input['scenes'][number];

export function createImageCardHandler({
	fonts,
	draw,
}: {
	fonts: FontMap;
	draw: DrawPicture;
}): JobHandler<'image.card'> {
	return {
		kind: 'image.card',
		version: 1,
		weight: 'light',
		async run(input, context) {
			const { assets, signal } = context;
			const ratios = [...new Set(input.aspectRatios)];
			const total = input.scenes.length * ratios.length;
			const images: SceneImage[] = [];
			for (const [index, scene] of input.scenes.entries()) {
				for (const aspectRatio of ratios) {
					context.progress(images.length / total, `Drawing picture ${images.length + 1} of ${total}`);
					const request = drawRequest(input, scene, index, aspectRatio, fonts);
					const asset = await assets.putBytes(await draw(request, signal), newAsset(scene, aspectRatio, input.seed));
					images.push({
						sceneId: scene.id,
						aspectRatio,
						assetId: asset.id,
						width: request.width,
						height: request.height,
					});
				}
			}
			const texts = input.style === 'card' ? input.scenes.map((scene) => scene.text) : [];
			return { images, warnings: texts.length > 0 ? missingFonts(texts, input.locale, fonts, 'scenes') : [] };
		},
	};
}

function drawRequest(
	{ style, locale, seed }: Input,
	scene: Scene,
	index: number,
	aspectRatio: AspectRatio,
	fonts: FontMap,
): DrawRequest {
	const frame = frameSizes[aspectRatio];
	const size = { width: Math.round(frame.width * oversize), height: Math.round(frame.height * oversize) };
	const wish = { ...size, text: scene.text, mood: scene.mood, seed, index };
	return style === 'art' ? { kind: 'art', ...wish } : { kind: 'card', ...wish, locale, fonts };
}

const newAsset = ({ id, text }: Scene, aspectRatio: AspectRatio, seed: number): NewAsset => ({
	name: `${pieceName(id, aspectRatio)}.jpg`,
	mediaType: 'image/jpeg',
	evidence: {
		origin: 'generated',
		source: sceneArtName,
		licence: 'own work',
		seed,
		...(text === '' ? {} : { prompt: text }),
	},
});
