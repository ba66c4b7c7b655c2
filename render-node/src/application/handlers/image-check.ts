import type { LabelPicture } from '../../domain/media/label-picture.js';
import { configurationInvalid, inputInvalid } from '../../domain/refusal.js';
import type { JobHandler } from '../job-handler.js';

/** @param deps.labelPicture null where the service has no classifier */
export function createImageCheckHandler(deps: { labelPicture: LabelPicture | null }): JobHandler<'image.check'> {
	return {
		kind: 'image.check',
		version: 1,
		weight: 'light',
		// The classifier may be another one tomorrow.
		isLasting: false,
		async run({ assetId }, { assets, workDir, signal, progress }) {
			if (deps.labelPicture === null) throw classifierUnset();
			const { media } = await assets.get(assetId);
			if (media !== null && media.kind !== 'image') throw noPicture(media.kind);
			progress(0, 'Looking at the picture');
			const seen = await deps.labelPicture(await assets.localPath(assetId), { workDir, signal });
			return { ...seen, warnings: [] };
		},
	};
}

const classifierUnset = () =>
	configurationInvalid('content-classifier-unset', 'This render-node has no classifier that looks at pictures', {
		fix: 'Let SHOWRUNNER_CONTENT_CLASSIFIER name the folder of one, with SHOWRUNNER_CONTENT_FILTER open or closed',
	});

const noPicture = (kind: string) =>
	inputInvalid('picture-unreadable', `This is no picture but ${kind === 'other' ? 'another file' : kind}`, {
		field: 'assetId',
		fix: 'Choose a picture; media.frames takes pictures from a video',
	});
