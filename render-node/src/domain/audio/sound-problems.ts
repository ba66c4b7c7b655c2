import { inputInvalid } from '../refusal.js';

export const soundMissing = () =>
	inputInvalid('sound-missing', 'The file holds no sound', {
		field: 'assetId',
		fix: 'Choose a sound, or a video with sound',
	});
export const soundUnreadable = (cause?: unknown) =>
	inputInvalid('sound-unreadable', 'The sound of the file cannot be decoded', {
		field: 'assetId',
		fix: 'Choose a file that plays from its beginning to its end',
		cause,
	});
export const soundTooLong = (longestMs: number) =>
	inputInvalid('sound-too-long', `The sound is longer than ${Math.round(longestMs / 60_000)} minutes`, {
		field: 'assetId',
		fix: 'Cut it into parts',
	});
/** What is to be heard as speech is silence. */
export const soundSilent = () =>
	inputInvalid('sound-silent', 'The sound holds nothing but silence', {
		field: 'assetId',
		fix: 'Make the speech again, or leave the sound out where nobody speaks',
	});
