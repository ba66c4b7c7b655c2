import { limits } from '../../../contract/vocabulary';
import { ProviderError } from '../../../providers/core/provider-error';
import type { Warning } from '../../../providers/core/run-chain';
import type { Write } from '../../shared/text/write-by-chain';
import { lengthPrompt, narrationsForm } from '../prompts/length-prompt';
import type { Telling } from '../prompts/telling';
import { speechSeconds } from '../split/speech-seconds';
import { tokensFor, type TargetLength } from './target-length';

type FitOrder = Telling & { target: TargetLength; narrations: readonly string[] };

/** Voices differ by more than that in their pace. */
const mostOff = 0.15;

export function spokenSeconds(narrations: readonly string[], locale: string): number {
	const seconds = narrations.reduce((sum, narration) => sum + speechSeconds(narration, locale), 0);
	return Math.round(seconds * 10) / 10;
}

/**
 * Narrations of about the wished length: as they are where they come near it, else lengthened or shortened once. Of the two
 * the nearer one is kept. A round that comes to nothing costs no story: what is there is kept, and told.
 */
export async function fitLength(
	order: FitOrder,
	write: Write,
	warn: (warning: Warning) => void,
): Promise<readonly string[]> {
	const { narrations, target, locale } = order;
	const offBy = (texts: readonly string[]) => Math.abs(spokenSeconds(texts, locale) / target.seconds - 1);
	if (offBy(narrations) <= mostOff) return narrations;
	const again = await writeAgain(order, write, warn);
	const best = again && offBy(again) < offBy(narrations) ? again : narrations;
	if (offBy(best) > mostOff) {
		const spoken = Math.round(spokenSeconds(best, locale));
		const message = `The script takes about ${spoken} s to speak, not ${target.seconds} s`;
		warn({ code: 'option-adjusted', message, field: 'durationSeconds' });
	}
	return best;
}

async function writeAgain(
	{ narrations, ...order }: FitOrder,
	write: Write,
	warn: (warning: Warning) => void,
): Promise<string[] | undefined> {
	const seconds = spokenSeconds(narrations, order.locale);
	const asking = write({
		operation: 'script.fitLength',
		...lengthPrompt({ ...order, narrations, seconds }),
		schema: { name: 'narrations', form: narrationsForm(narrations.length) },
		maxOutputTokens: tokensFor(order.target.letters * 1.5, 0, order.locale),
		check: ({ narrations: texts }) =>
			texts.flatMap((text, at) => (isNarration(text) ? [] : [`narrations[${at}] must not be empty or too long`])),
	});
	return await asking.then(
		({ narrations: texts }) => texts,
		(error: unknown) => {
			if (!(error instanceof ProviderError)) throw error;
			warn({
				code: 'option-adjusted',
				message: `The length was left as it is. ${error.message}`,
				field: 'durationSeconds',
			});
			return undefined;
		},
	);
}

const isNarration = (text: string) => text.trim() !== '' && text.length <= limits.sceneCharacters;
