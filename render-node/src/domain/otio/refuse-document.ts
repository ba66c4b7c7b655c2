import { inputInvalid, type Refusal } from '../refusal.js';

const field = 'document';

export const notATimeline = (found: string): Refusal =>
	inputInvalid('otio-not-a-timeline', `The document is ${found}, not a timeline`, {
		field,
		fix: 'Send the JSON of one OpenTimelineIO timeline, whose OTIO_SCHEMA is Timeline.1',
	});

export const malformed = (place: string, what: string): Refusal =>
	inputInvalid('otio-malformed', `The document is broken at ${place}: ${what}`, {
		field: `${field}.${place}`,
		fix: 'Export the file again as OpenTimelineIO',
	});

export const schemaTooNew = (names: readonly string[]): Refusal =>
	inputInvalid('otio-schema-unsupported', `The document uses ${names.join(', ')}, which this service does not know`, {
		field,
		fix: 'Export the file for OpenTimelineIO 0.15 to 0.18: Timeline.1, Stack.1, Track.1, Clip.2, Gap.1, Transition.1',
	});

export const tooDeep = (levels: number): Refusal =>
	inputInvalid('otio-too-deep', `The document is nested more than ${levels} levels deep`, { field });

export const tooMuchMedia = (most: number): Refusal =>
	inputInvalid('otio-too-much-media', `The document names more than ${most} assets`, {
		field,
		fix: 'Split the timeline into several documents',
	});

export const noPictureTrack = (): Refusal =>
	inputInvalid('otio-no-picture-track', 'The document has no video track that is switched on', {
		field,
		fix: 'Put the scenes on a track of the kind Video',
	});

export const noClip = (): Refusal =>
	inputInvalid('otio-no-clip', 'No video track of the document has a clip', {
		field,
		fix: 'Put at least one clip on a track of the kind Video',
	});

export const tooManyScenes = (found: number, most: number): Refusal =>
	inputInvalid(
		'too-many-scenes',
		`The video track has ${found} clips and gaps, but a video has ${most} scenes at most`,
		{
			field,
			fix: 'Split the timeline into several videos',
		},
	);

export const lengthRefused = (durationMs: number, least: number, most: number): Refusal =>
	inputInvalid('video-length-refused', `The video track lasts ${Math.round(durationMs)} ms`, {
		field,
		fix: `Make a video of ${least} ms to ${most} ms`,
	});
