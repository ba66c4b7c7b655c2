import type { AskedText, Writer, WrittenText } from '../../fakes/vendors/text-wire.js';

type Answer = (asked: AskedText) => unknown;

/**
 * A model that answers each form of the node with what the test says, by the form's members: not every vendor is told its
 * name. `{ written }` is a refusal or a cut. It fails loudly where it is asked for something that the test did not think of.
 */
export function madeUpWriter(answers: Record<string, Answer>): Writer & { asked: AskedText[] } {
	const asked: AskedText[] = [];
	const write = (question: AskedText) => {
		asked.push(question);
		const members = Object.keys((question.schema['properties'] ?? {}) as object);
		const key = Object.keys(answers).find((name) => members.join(' ').startsWith(name));
		const answer = answers[key ?? '']?.(question);
		if (answer === undefined) throw new Error(`Nobody thought of a text of ${members.join(' ')}`);
		if (typeof answer === 'object' && answer !== null && 'written' in answer) return answer.written as WrittenText;
		return { text: typeof answer === 'string' ? answer : JSON.stringify(answer) };
	};
	return Object.assign(write, { asked });
}

/** Words of so many seconds at the pace of a calm English narrator: 14 letters a second. */
export const englishSeconds = (seconds: number) => 'narrate'.repeat(Math.round(seconds * 2));

export const madeScenes = (narrations: readonly string[]) =>
	narrations.map((narration, at) => ({ narration, visualPrompt: `Picture ${at + 1}`, mood: 'calm' }));

export const madeStory = (narrations: readonly string[]) => ({
	...{ title: 'The light', hook: 'It went out.', summary: 'A light goes out and on.' },
	scenes: madeScenes(narrations),
});
