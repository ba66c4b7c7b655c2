import path from 'node:path';
import type { Warning } from '@showrunner/contract';
import type { ConvertPicture, PictureWish } from '../../domain/media/convert-picture.js';
import { derivedName } from '../assets/derived-name.js';
import { storeDerived } from '../generation/store-derived.js';
import type { JobHandler } from '../job-handler.js';

/** What is enlarged by less looks the same. */
const visibleGrowth = 1.05;

export function createImageConvertHandler(deps: { convertPicture: ConvertPicture }): JobHandler<'image.convert'> {
	return {
		kind: 'image.convert',
		version: 1,
		weight: 'light',
		async run({ assetId, ...wish }, context) {
			const { assets, workDir, signal, progress } = context;
			const source = await assets.get(assetId);
			progress(0, 'Converting the picture');
			const ending = wish.format === 'jpeg' ? 'jpg' : wish.format;
			const out = path.join(workDir, `converted.${ending}`);
			const from = await deps.convertPicture(await assets.localPath(assetId), wish, { out, signal });
			const { width, height } = wish;
			const name = derivedName(source, `-${width}x${height}.${ending}`);
			const mediaType = `image/${wish.format}`;
			const asset = await storeDerived(out, { name, mediaType, madeFrom: [assetId] }, context);
			return { assetId: asset.id, mediaType, width, height, warnings: enlarged(from, wish) };
		},
	};
}

type Size = { width: number; height: number };

function enlarged(from: Size, { width, height, fit }: PictureWish): Warning[] {
	const scales = [width / from.width, height / from.height];
	const growth = fit === 'cover' ? Math.max(...scales) : Math.min(...scales);
	if (growth <= visibleGrowth) return [];
	const message = `The picture of ${from.width} × ${from.height} was enlarged ${growth.toFixed(1)} times; that adds no detail`;
	return [{ code: 'detail-not-added', message, field: 'width' }];
}
