import type { TextCall } from './port';

export type Turn = { role: 'user' | 'assistant'; text: string };

/** The conversation that a call stands for: the prompt, and where the answer was faulty, that answer and what was wrong. */
export function turnsOf({ prompt, correction }: Pick<TextCall, 'prompt' | 'correction'>): [Turn, ...Turn[]] {
	const asked: Turn = { role: 'user', text: prompt };
	if (!correction) return [asked];
	const remark = `That does not have the form that was asked for:\n${correction.faults}\nWrite the whole answer again, put right.`;
	return [asked, { role: 'assistant', text: correction.answer }, { role: 'user', text: remark }];
}
