import type { Warning } from '../../../providers/core/run-chain';
import type { PlatformText } from '../prompts/metadata-prompt';
import { platformRules, type PlatformRules, type TextPlatform } from './platform-rules';
import { shortenText } from './shorten-text';

type Fitted = { text: PlatformText; warnings: Warning[] };

/** A text as the platform takes it; what had to be shortened is told. */
export function fitPlatform(platform: TextPlatform, raw: PlatformText, locale: string): Fitted {
	const rules = platformRules[platform];
	const clean = (text: string) => (rules.refuses ? text.replace(rules.refuses, '') : text).trim();
	const hashtags = fitHashtags(raw.hashtags, rules.hashtags);
	const given = { title: clean(raw.title).replace(/\s+/gu, ' '), description: clean(raw.description) };
	const title = shortenText(given.title, locale, (text) => text.length <= rules.titleUnits);
	const description = shortenText(given.description, locale, (text) => fitsWithTags(text, hashtags, rules));
	const tags = fitTags(raw.tags.map(clean), rules.tagUnits);
	const cut = [
		...(rules.titleUnits > 0 && title !== given.title ? ['title'] : []),
		...(description !== given.description ? ['description'] : []),
	];
	const warnings = cut.map(
		(part): Warning => ({
			code: 'text-shortened',
			message: `The ${part} for ${platform} (${locale}) was longer than the platform takes, and was shortened`,
			field: 'platforms',
		}),
	);
	return { text: { title, description, hashtags, tags }, warnings };
}

/** Publishing puts the hashtags behind an empty line. */
function fitsWithTags(text: string, hashtags: readonly string[], { description }: PlatformRules): boolean {
	const whole = hashtags.length > 0 ? `${text}\n\n${hashtags.join(' ')}` : text;
	const length = description.unit === 'bytes' ? new TextEncoder().encode(whole).length : whole.length;
	return length <= description.most;
}

/** One word behind each #, as platforms read it; joiners stay, for Persian and Hindi are spelt with them. */
function fitHashtags(raw: readonly string[], most: number): string[] {
	const words = raw.map((tag) => tag.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}_\u200c\u200d]/gu, ''));
	return unique(words.filter((word) => /\p{L}/u.test(word)))
		.map((word) => `#${word}`)
		.slice(0, most);
}

function fitTags(raw: readonly string[], most: number): string[] {
	let left = most;
	return unique(raw.map((tag) => tag.replace(/[#,]/g, '').trim()).filter((tag) => tag !== '')).filter((tag) => {
		const units = tag.length + (/\s/.test(tag) ? 2 : 0) + 1;
		if (units > left + 1) return false;
		left -= units;
		return true;
	});
}

function unique(words: readonly string[]): string[] {
	const seen = new Set<string>();
	return words.filter((word) => {
		const key = word.toLocaleLowerCase();
		return seen.has(key) ? false : seen.add(key) !== undefined;
	});
}
