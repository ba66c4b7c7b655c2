import { inputInvalid } from '../../refusal.js';

export const beyondEnd = (field: string, startMs: number, totalMs: number) =>
	inputInvalid('insert-beyond-end', `This is to be shown from ${startMs} ms on, but the scenes end at ${totalMs} ms`, {
		field: `${field}.at`,
		fix: `Choose a time below ${totalMs} ms, or make the scenes longer`,
	});

export const sceneUnknown = (field: string, sceneId: string) =>
	inputInvalid('insert-scene-unknown', `No scene has the id ${sceneId}, in which this is to be shown`, {
		field: `${field}.at.sceneId`,
		fix: 'Name the id of a scene of this timeline, or give startMs in its place',
	});

export const sentenceUnknown = (field: string, sceneId: string, count: number) =>
	inputInvalid('insert-sentence-unknown', `The captions of scene ${sceneId} have ${count} sentences`, {
		field: `${field}.at.sentence`,
		fix:
			count === 0
				? 'Give the timeline captions that begin within the scene, or give startMs in place of the sentence'
				: `Name a sentence from 1 to ${count}, or give startMs in its place`,
	});

export const overlapping = (field: string, other: string, startMs: number, otherEndMs: number) =>
	inputInvalid('inserts-overlap', `This begins at ${startMs} ms, while ${other} is shown until ${otherEndMs} ms`, {
		field,
		fix: 'Let it begin later, shorten the other one, or give one of the two another mode',
	});
