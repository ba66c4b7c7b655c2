import type { Media, Warning } from '@showrunner/contract';
import type { InspectMedia } from '../../domain/audio/inspect-media.js';
import type { JobHandler } from '../job-handler.js';

const unknownMedia: Media = {
	kind: 'other',
	durationMs: null,
	width: null,
	height: null,
	fps: null,
	videoCodec: null,
	audioCodec: null,
	sampleRateHz: null,
	channels: null,
};

export function createMediaInspectHandler({
	inspectMedia,
}: {
	inspectMedia: InspectMedia;
}): JobHandler<'media.inspect'> {
	return {
		kind: 'media.inspect',
		version: 1,
		weight: 'light',
		async run({ assetId }, context) {
			const { assets, signal } = context;
			context.progress(0, 'Listening');
			const { media, loudness, audioBroken } = await inspectMedia(await assets.localPath(assetId), signal);
			return { media: media ?? unknownMedia, loudness, warnings: audioBroken ? [brokenAudio] : [] };
		},
	};
}

const brokenAudio: Warning = {
	code: 'audio-unreadable',
	message: 'The file announces sound that cannot be decoded; its loudness is not known',
	field: 'assetId',
};
