import type { ProblemKind } from '../../contract/vocabulary';
import { TicketEnded } from '../core/follow-ticket';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { vendorWords } from '../core/vendor-words';

const kinds: Record<string, ProblemKind> = {
	budget_exceeded: 'quota-exhausted',
	cancelled: 'temporarily-unavailable',
	failed: 'temporarily-unavailable',
	incomplete: 'temporarily-unavailable',
	// What it asks for nobody here can give.
	requires_action: 'configuration-invalid',
	requires_continuation: 'configuration-invalid',
};

const fixes: Partial<Record<ProblemKind, string>> = {
	'content-rejected': 'Say it in other words',
	'quota-exhausted': 'Raise the budget of the project, or put another provider behind it',
};

/** An interaction that ended without a video, by its status and by what it says of itself. */
export function endedBadly(label: string, status: string | undefined, body: unknown): TicketEnded {
	const told = [...objectsIn(body, 'errors'), objectIn(body, 'error')];
	const text = (name: string) => told.map((error) => textIn(error, name)).find((words) => words !== undefined) ?? '';
	const [words, code] = [text('message'), text('code')];
	const isContent = /safety|blocked|prohibited|content.?polic|responsible ai/i.test(`${code} ${words}`);
	const kind = isContent ? 'content-rejected' : (kinds[status ?? ''] ?? 'temporarily-unavailable');
	return new TicketEnded({
		kind,
		title: `${label} ended the clip as '${status ?? 'unknown'}'${words === '' ? '' : `: ${vendorWords(words)}`}`,
		fix: fixes[kind] ?? 'Run the node again, or put another provider behind it',
		// What ended half-way may have been charged.
		...((status === 'incomplete' || status === 'cancelled') && { paid: 'unknown' as const }),
	});
}
