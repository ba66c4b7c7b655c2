import { openAiManners } from '../core/open-ai-manners';
import { malformed, readJson } from '../core/read-json';
import { objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import { localeOfLanguage } from './locale-of-language';
import type { HeardPiece, HearingReach, SoundPiece } from './port';
import { secondsToMs } from '../core/seconds-to-ms';

export type WhisperDialect = {
	label: string;
	/** Whether the model tells the time of each word. */
	tellsWords(model: string): boolean;
};

/** One call of `/audio/transcriptions`, as OpenAI and those who speak like it take it. */
export async function hearLikeWhisper(
	{ label, tellsWords }: WhisperDialect,
	{ bytes, durationMs, mediaType, model, locale }: SoundPiece & { model: string; locale?: string },
	{ http, clock, signal }: HearingReach,
): Promise<HeardPiece> {
	const form = new FormData();
	form.append('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), 'sound.flac');
	form.append('model', model);
	form.append('response_format', tellsWords(model) ? 'verbose_json' : 'json');
	if (tellsWords(model)) form.append('timestamp_granularities[]', 'word');
	if (locale !== undefined) form.append('language', new Intl.Locale(locale).language);
	const request = { method: 'POST', path: '/audio/transcriptions', form, timeoutMs: 600_000 } as const;
	const answer = await http.send({ ...request, ...(signal && { signal }) });
	const body = readJson(acceptAnswer(answer, openAiManners(label), clock.now()), label);
	if (typeof body.text !== 'string') throw malformed(label, 'no text');
	const words = objectsIn(body, 'words').flatMap(({ word, start, end }) =>
		typeof word === 'string' ? [{ text: word.trim(), startMs: secondsToMs(start), endMs: secondsToMs(end) }] : [],
	);
	const usage = { second: Math.ceil(durationMs / 1_000) };
	return { text: body.text.trim(), words, locale: localeOfLanguage(textIn(body, 'language')), usage };
}
