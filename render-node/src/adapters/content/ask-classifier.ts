import { randomUUID } from 'node:crypto';
import type { LineProcess } from '../diffusion/diffusers/line-process.js';
import { parseAnswer, type LabelScore } from './classifier-answer.js';

export type Asked =
	| { kind: 'labels'; pictures: LabelScore[][] }
	/** It is well, but could not read a picture. */
	| { kind: 'unreadable' }
	/** It was ended because it took too long. */
	| { kind: 'late' }
	| { kind: 'garbage' }
	| { kind: 'gone' };

/** Asks a classifier's process for the labels of pictures. Only after `labels` and `unreadable` can it be asked again. */
export async function askClassifier(process: LineProcess, paths: readonly string[], limitMs: number): Promise<Asked> {
	const id = randomUUID();
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		process.kill();
	}, limitMs);
	process.send({ id, paths });
	const told = await process.nextLine();
	clearTimeout(timer);
	if (isLate) return { kind: 'late' };
	if (told.kind !== 'line') return told;
	const answer = parseAnswer(told.line, id, paths.length);
	if (answer === null) return { kind: 'garbage' };
	return 'labels' in answer ? { kind: 'labels', pictures: answer.labels } : { kind: 'unreadable' };
}
