import { ProviderError } from '../../../providers/core/provider-error';
import type { Warning } from '../../../providers/core/run-chain';
import type { JsonOf } from '../../../providers/text/json-schema';
import type { Write } from '../../shared/text/write-by-chain';
import { ideasForm, ideasPrompt, type IdeasOrder } from '../prompts/ideas-prompt';
import { repeats } from './repeats';
import { boundedTokens } from './target-length';

export type Idea = JsonOf<ReturnType<typeof ideasForm>>['ideas'][number];

/** A text of an idea stays far below it in every script. */
const tokensPerIdea = 500;
/** Someone who asks for ideas tomorrow wants others than today; a retry within the day finds those that were paid. */
const keepForMs = 12 * 60 * 60 * 1000;

/** As many ideas as asked for, none of them there before: a few more are thought of at once, and the rest in one round more. */
export async function gatherIdeas(
	order: IdeasOrder,
	count: number,
	write: Write,
	warn: (warning: Warning) => void,
): Promise<Idea[]> {
	const ideas: Idea[] = [];
	for (let round = 1; round <= 2 && ideas.length < count; round++) {
		const taken = [...ideas.map(({ title }) => title), ...order.taken];
		const asked = count - ideas.length + 2;
		const asking = write({
			operation: 'idea.generate',
			...ideasPrompt({ ...order, taken }, asked),
			schema: { name: 'ideas', form: ideasForm(1, asked) },
			maxOutputTokens: boundedTokens(asked * tokensPerIdea),
			keepForMs,
		});
		// What the first round brought was paid for: a second that comes to nothing does not lose it.
		const json = await (ideas.length > 0 ? asking.catch(nothingOnRefusal) : asking);
		for (const idea of json.ideas) {
			const before = [...ideas.map(({ title }) => title), ...order.taken];
			if (idea.title.trim() !== '' && !repeats(idea.title, before, order.locale)) ideas.push(idea);
		}
	}
	if (ideas.length < count) {
		const message = `Of ${count} ideas only ${ideas.length} did not repeat what was there before`;
		warn({ code: 'option-adjusted', message, field: 'count' });
	}
	return ideas.slice(0, count);
}

function nothingOnRefusal(error: unknown): { ideas: Idea[] } {
	if (error instanceof ProviderError) return { ideas: [] };
	throw error;
}
