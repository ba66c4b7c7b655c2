import { fenced, fenceRule } from '../../shared/text/fenced';
import type { TargetLength } from '../write/target-length';
import { rulesOfTelling, type Telling } from './telling';

type LengthOrder = Telling & { target: TargetLength; narrations: readonly string[]; seconds: number };

export const narrationsForm = (count: number) =>
	({
		type: 'object',
		properties: {
			narrations: {
				type: 'array',
				minItems: count,
				maxItems: count,
				items: { type: 'string' },
				description: 'Of all scenes in their order',
			},
		},
	}) as const;

/** To lengthen or shorten what was written. */
export function lengthPrompt(order: LengthOrder): { system: string; prompt: string } {
	const { target, narrations, seconds } = order;
	const isLong = seconds > target.seconds;
	const system = [
		`You edit the narration of a video. It takes ${Math.round(seconds)} seconds to speak and shall take ${Math.round(target.seconds)}: ${isLong ? 'shorten' : 'lengthen'} it to ${target.inWords} in all.`,
		isLong
			? 'Take out what the story can do without; leave its turns and its end.'
			: 'Add detail and image that carry the story; no filler and nothing said twice.',
		`There are ${narrations.length} scenes. Give each of them in the same order, with the same thing happening in it, and leave none out.`,
		...rulesOfTelling(order),
		fenceRule,
	].join('\n');
	return { system, prompt: fenced('scenes', JSON.stringify(narrations, null, 1)) };
}
