import type { Warning } from '../../../providers/core/run-chain';
import type { Write } from '../../shared/text/write-by-chain';
import { fitPlatform } from '../metadata/fit-platform';
import type { LocaleMetadata } from '../metadata/metadata-parts';
import { platformRules } from '../metadata/platform-rules';
import { metadataForm, metadataPrompt, type MetadataOrder, type PlatformText } from '../prompts/metadata-prompt';
import { boundedTokens } from './target-length';

/** A description of two or three paragraphs with all that goes with it, in any script. */
const tokensPerPlatform = 3_000;

/** What is published in one language on each platform, within what the platform takes. */
export async function writeMetadata(
	order: MetadataOrder,
	write: Write,
	warn: (warning: Warning) => void,
): Promise<LocaleMetadata> {
	const { platforms, locale } = order;
	const json = await write({
		operation: 'metadata.generate',
		...metadataPrompt(order),
		schema: { name: 'metadata', form: metadataForm(platforms) },
		maxOutputTokens: boundedTokens(platforms.length * tokensPerPlatform),
		check: (texts) => faultsOf(texts as Record<string, PlatformText>, order),
	});
	// Its members are the platforms that were asked for, in the form of each: it has been checked.
	const written = json as Record<string, PlatformText>;
	const texts: LocaleMetadata = {};
	for (const platform of platforms) {
		const raw = written[platform];
		if (!raw) continue;
		const { text, warnings } = fitPlatform(platform, raw, locale);
		warnings.forEach(warn);
		texts[platform] = text;
	}
	return texts;
}

function faultsOf(texts: Record<string, PlatformText>, { platforms }: MetadataOrder): string[] {
	return platforms.flatMap((platform) => [
		...(texts[platform]?.description.trim() === '' ? [`${platform}.description must not be empty`] : []),
		...(platformRules[platform].titleUnits > 0 && texts[platform]?.title.trim() === ''
			? [`${platform}.title must not be empty`]
			: []),
	]);
}
