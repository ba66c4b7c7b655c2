import { fenced, fenceRule } from '../../shared/text/fenced';
import { rulesOfTelling, wishesOfTelling, type Telling } from './telling';

export type IdeasOrder = Telling & {
	niche: string;
	/** What the channel is about and what it is like. */
	channel?: string;
	/** Titles that were there before; the newest first. */
	taken: readonly string[];
};

export const ideasForm = (least: number, most: number) =>
	({
		type: 'object',
		properties: {
			ideas: {
				type: 'array',
				minItems: least,
				maxItems: most,
				items: {
					type: 'object',
					properties: {
						title: { type: 'string', description: 'Working title of the video, up to 80 characters' },
						angle: { type: 'string', description: 'What the video tells and why it is new, in one or two sentences' },
						hook: { type: 'string', description: 'The first spoken sentence, which makes one stay' },
						keywords: { type: 'array', maxItems: 8, items: { type: 'string' }, description: 'Words people search for' },
					},
				},
			},
		},
	}) as const;

/** More than that no model keeps in mind, and the newest matter most. */
const mostTaken = 200;

export function ideasPrompt(order: IdeasOrder, count: number): { system: string; prompt: string } {
	const system = [
		`You plan videos for a channel. Think of ${count} ideas for further ones.`,
		'Each idea is a single concrete thing to tell, not a subject area, and differs from the others in what it tells, not in its wording alone.',
		'No idea repeats what was there before, neither in other words nor as a sequel.',
		'Only what can be told truthfully: no invented facts about real people, no promises of health or money.',
		...rulesOfTelling(order),
		fenceRule,
	].join('\n');
	const taken = order.taken.slice(0, mostTaken);
	const prompt = [
		fenced('niche', order.niche),
		...(order.channel ? [fenced('channel', order.channel)] : []),
		...wishesOfTelling(order),
		...(taken.length > 0 ? [fenced('there before', taken.map((title) => `- ${title}`).join('\n'))] : []),
	].join('\n\n');
	return { system, prompt };
}
