import type { Problem } from '@showrunner/contract';
import { configurationInvalid, temporarilyUnavailable, type Refusal } from '../../../domain/refusal.js';
import { bounded } from './comfy-refusals.js';
import type { PromptEnd } from './history-entry.js';

const wantOfMemory = /out.?of.?memory|\bOOM\b|ran out of memory|allocation on device|cudaErrorMemoryAllocation/i;

export const outOfMemory = (): Refusal =>
	temporarilyUnavailable('out-of-memory', 'The device of the ComfyUI server has too little memory for this', {
		fix: 'Wish for a smaller size or a shorter clip, use a smaller model, or start ComfyUI with --lowvram',
	});

/** Whether a prompt failed for want of memory, which the next piece would too. */
export const lackedMemory = (end: PromptEnd): boolean =>
	end.end === 'error' && (wantOfMemory.test(end.exception) || wantOfMemory.test(end.told));

/** Why one piece was not made. */
export function promptProblem(end: Exclude<PromptEnd, { end: 'made' }>): Problem {
	if (end.end === 'interrupted')
		return temporarilyUnavailable('comfyui-interrupted', 'Somebody stopped this piece on the ComfyUI server', {
			fix: 'Try again',
		}).problem;
	if (end.end === 'strange')
		return configurationInvalid(
			'comfyui-answer-strange',
			'ComfyUI tells the end of this piece in a way that cannot be read',
			{
				fix: 'Update ComfyUI; report it if that does not help',
			},
		).problem;
	const where = end.nodeClass ? `${end.nodeClass}: ` : '';
	return configurationInvalid('comfyui-failed', 'A node of ComfyUI failed', {
		detail: bounded(withoutPaths(`${where}${end.exception} ${end.told}`)),
		fix: "Look into the ComfyUI server's log",
	}).problem;
}

/** Messages of Python name files on the server, which are nobody's business. */
const withoutPaths = (text: string) => text.replaceAll(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/:'"]+){2,}/g, '…');
