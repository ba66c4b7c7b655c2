import type { AspectRatio } from '@showrunner/contract';
import type { FontMap } from '../../domain/captions/font-map.js';
import { missingFonts } from '../../domain/captions/missing-fonts.js';
import { sceneArtName, type DrawPicture } from '../../domain/pictures/draw-request.js';
import type { AssetStore } from '../../domain/ports.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { JobHandler } from '../job-handler.js';

/** YouTube asks for 1280×720; the other formats are shown as large as their videos. */
const sizes: Record<AspectRatio, { width: number; height: number }> = {
	'16:9': { width: 1280, height: 720 },
	'9:16': { width: 1080, height: 1920 },
	'1:1': { width: 1080, height: 1080 },
};
/** A picture is decoded whole, at four bytes a pixel. */
const maxBackgroundPixels = 64_000_000;

export function createThumbnailComposeHandler({
	fonts,
	draw,
}: {
	fonts: FontMap;
	draw: DrawPicture;
}): JobHandler<'thumbnail.compose'> {
	return {
		kind: 'thumbnail.compose',
		version: 1,
		weight: 'light',
		async run({ title, locale, aspectRatio, mood, backgroundAssetId, seed }, context) {
			const { assets, signal } = context;
			if (title.trim() === '')
				throw inputInvalid('title-empty', 'The title is empty.', {
					field: 'title',
					fix: 'Give the words to show on the thumbnail.',
				});
			context.progress(0, 'Drawing the thumbnail');
			const backgroundPath = backgroundAssetId === undefined ? undefined : await pictureOf(assets, backgroundAssetId);
			const size = sizes[aspectRatio];
			const wish = {
				kind: 'thumbnail' as const,
				...size,
				title,
				mood,
				seed,
				locale,
				fonts,
				...(backgroundPath !== undefined && { backgroundPath }),
			};
			const jpeg = await draw(wish, signal).catch(refuseUnreadable);
			const asset = await assets.putBytes(jpeg, {
				name: `thumbnail-${aspectRatio.replace(':', 'x')}.jpg`,
				mediaType: 'image/jpeg',
				evidence: {
					origin: 'generated', source: sceneArtName, licence: 'own work', seed, prompt: title,
					...(backgroundAssetId !== undefined && { madeFrom: [backgroundAssetId] }),
				}, // prettier-ignore
			});
			return { assetId: asset.id, ...size, warnings: missingFonts([title], locale, fonts, 'title') };
		},
	};
}

const field = 'backgroundAssetId';

async function pictureOf(assets: AssetStore, assetId: string): Promise<string> {
	const { media } = await assets.get(assetId);
	if (media?.kind !== 'image') {
		throw inputInvalid('not-a-picture', 'The background is not a picture.', {
			field,
			fix: 'Name an asset that is a JPEG, PNG or WebP picture.',
		});
	}
	if ((media.width ?? 0) * (media.height ?? 0) > maxBackgroundPixels) {
		throw inputInvalid('picture-too-large', `The background has ${media.width} × ${media.height} pixels.`, {
			field,
			fix: 'Scale it down to at most 64 megapixels.',
		});
	}
	return assets.localPath(assetId);
}

function refuseUnreadable(cause: unknown): never {
	if (!(cause instanceof Error && cause.name === 'UnreadablePicture')) throw cause;
	throw inputInvalid('picture-unreadable', 'The background picture cannot be decoded.', {
		field,
		cause,
		fix: 'Convert it to JPEG, PNG or WebP.',
	});
}
