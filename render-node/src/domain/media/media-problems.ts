import { inputInvalid, type Refusal } from '../refusal.js';
import { mediaLimits } from './media-limits.js';

const most = (count: number) => count.toLocaleString('en');

export const frameTooLarge = (width: number, height: number): Refusal =>
	inputInvalid('media-frame-too-large', `A picture of ${width} × ${height} is larger than this service works with`, {
		fix: `Scale it down to ${most(mediaLimits.side)} a side and ${most(mediaLimits.pixels)} pixels at most`,
	});
export const mediaTooLong = (): Refusal =>
	inputInvalid('media-too-long', 'The file lasts longer than this service works with', {
		fix: `Cut it to ${mediaLimits.durationMs / 3_600_000} hours at most`,
	});
export const tooManyStreams = (): Refusal =>
	inputInvalid('media-too-many-streams', 'The file holds more tracks than this service works with', {
		fix: `Leave ${mediaLimits.streams} tracks and ${mediaLimits.attachments} attachments at most`,
	});
export const tooManyFrames = (): Refusal =>
	inputInvalid('media-too-many-frames', 'The file holds more pictures than this service works with', {
		fix: 'Lower its frame rate, or cut it into parts',
	});
/** The bytes are not of the kind that the file's type says. */
export const notAsDeclared = (mediaType: string): Refusal =>
	inputInvalid('media-type-false', 'The file is not what its type says', {
		...{ field: 'Content-Type', detail: mediaType },
		fix: 'Send a video, sound or picture that a player opens, or leave the Content-Type header out',
	});
