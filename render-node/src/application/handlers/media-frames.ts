import type { MediaFrame } from '@showrunner/contract';
import type { TakeFrames } from '../../domain/media/take-frames.js';
import { derivedName } from '../assets/derived-name.js';
import { storeDerived } from '../generation/store-derived.js';
import type { JobHandler } from '../job-handler.js';

export function createMediaFramesHandler({ takeFrames }: { takeFrames: TakeFrames }): JobHandler<'media.frames'> {
	return {
		kind: 'media.frames',
		version: 1,
		weight: 'heavy',
		async run({ assetId, ...wish }, context) {
			const { assets, workDir, signal, progress } = context;
			const source = await assets.get(assetId);
			progress(0, 'Opening the video');
			const run = { workDir, signal, onStep: progress };
			const { durationMs, frames: taken } = await takeFrames(await assets.localPath(assetId), wish, run);
			const frames: MediaFrame[] = [];
			for (const { path, ...facts } of taken) {
				const name = derivedName(source, `-${facts.atMs}.jpg`);
				const asset = await storeDerived(path, { name, mediaType: 'image/jpeg', madeFrom: [assetId] }, context);
				frames.push({ ...facts, assetId: asset.id });
			}
			return { durationMs, frames, warnings: [] };
		},
	};
}
