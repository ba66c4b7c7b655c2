import { limits } from '@showrunner/contract';
import { inputInvalid } from '../../../domain/refusal.js';

export const videoUnreadable = (cause?: unknown) =>
	inputInvalid('video-unreadable', 'This is no video that can be decoded', {
		field: 'assetId',
		fix: 'Choose a video file that plays from its beginning to its end',
		cause,
	});

export const videoTooLong = () =>
	inputInvalid('video-too-long', `The video is longer than ${limits.videoDurationMs / 3_600_000} hours`, {
		field: 'assetId',
		fix: 'Cut it into parts',
	});

export const partUnseen = (durationMs: number) =>
	inputInvalid(
		'part-outside',
		`The part begins behind the end of the video, which is ${Math.round(durationMs)} ms long`,
		{
			field: 'fromMs',
			fix: 'Let it begin earlier, and end behind its beginning',
		},
	);
