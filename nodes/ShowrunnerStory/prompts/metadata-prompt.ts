import type { JsonSchema } from '../../../providers/text/json-schema';
import { fenced, fenceRule } from '../../shared/text/fenced';
import { platformRules, type TextPlatform } from '../metadata/platform-rules';
import { rulesOfTelling, type Telling } from './telling';

export type MetadataOrder = Telling & {
	title: string;
	narration: string;
	platforms: readonly TextPlatform[];
	keywords?: string;
	link?: string;
};

const textForm = {
	type: 'object',
	properties: {
		title: { type: 'string' },
		description: { type: 'string' },
		hashtags: { type: 'array', maxItems: 10, items: { type: 'string' } },
		tags: {
			type: 'array',
			maxItems: 20,
			items: { type: 'string' },
			description: 'Words and short phrases people search for',
		},
	},
} as const satisfies JsonSchema;

export type PlatformText = { title: string; description: string; hashtags: string[]; tags: string[] };

export const metadataForm = (platforms: readonly TextPlatform[]): JsonSchema => ({
	type: 'object',
	properties: Object.fromEntries(
		platforms.map((platform) => [platform, { ...textForm, description: platformRules[platform].inWords }]),
	),
});

export function metadataPrompt(order: MetadataOrder): { system: string; prompt: string } {
	const { title, narration, keywords, link } = order;
	const system = [
		'You write what is published with a video: for each platform its title, description, hashtags and tags.',
		'Say what the video really shows: no promise that it does not keep, no invented facts, no capitals for attention.',
		'What matters stands first, for the rest is cut off on a small screen. Each platform has words of its own.',
		...(link ? ["The text named 'link' stands in each description as it is."] : []),
		...rulesOfTelling(order),
		fenceRule,
	].join('\n');
	const prompt = [
		fenced('title', title),
		fenced('narration', narration),
		...(keywords ? [fenced('keywords', keywords)] : []),
		...(link ? [fenced('link', link)] : []),
	].join('\n\n');
	return { system, prompt };
}
