import { inputInvalid } from '../../../domain/refusal.js';

export const clipUnreadable = (cause?: unknown) =>
	inputInvalid('clip-unreadable', 'The clip cannot be decoded', {
		field: 'assetId',
		fix: 'Choose a video file that plays from its beginning to its end',
		cause,
	});
