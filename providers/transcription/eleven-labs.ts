import { elevenLabsManners as manners } from '../core/eleven-labs-manners';
import { ProviderError } from '../core/provider-error';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import { localeOfLanguage } from './locale-of-language';
import type { GivenWord, HearingReach, SoundPiece, TranscriptionVendor } from './port';
import { leaveOut } from '../core/leave-out';
import { secondsToMs } from '../core/seconds-to-ms';

const { label } = manners;

/** Scribe with word times, and forced alignment of a given text. */
export const elevenLabsTranscription: TranscriptionVendor = {
	id: 'elevenLabs',
	label,
	note: 'Scribe with word times, and exact times for a given text',
	credential: 'showrunnerElevenLabsApi',
	operations: ['Create transcript', 'Align transcript'],
	proof: 'sdk',
	models: [
		{ id: 'scribe_v2', label: 'Scribe v2' },
		{ id: 'scribe_v2_turbo', label: 'Scribe v2 Turbo' },
	],
	// The same for every plan; a text that is looked for costs as much as one that is heard. Turbo's price is told nowhere.
	prices: {
		...{ provider: 'elevenLabs', currency: 'USD', asOf: '2026-06-30' },
		source: 'https://developer.puter.com/tutorials/elevenlabs-api-pricing/',
		prices: [
			{ model: 'scribe_v2', unit: 'second', priceMicros: 220_000, per: 3_600 },
			{
				...{ model: 'forced-alignment', unit: 'second', priceMicros: 220_000, per: 3_600, asOf: '2026-11-27' },
				source: 'https://elevenlabs.io/docs/overview/capabilities/forced-alignment',
			},
		],
	},
	lanes: 2,
	async hear({ model, locale, ...piece }, reach) {
		const fields = {
			model_id: model,
			timestamps_granularity: 'word',
			...(locale !== undefined && { language_code: new Intl.Locale(locale).language }),
		};
		const body = await ask(reach, '/v1/speech-to-text', piece, fields);
		if (typeof body.text !== 'string') throw malformed(label, 'no text');
		const words = wordsIn(body).filter(({ type }) => type === undefined || type === 'word');
		const told = { text: body.text.trim(), locale: localeOfLanguage(textIn(body, 'language_code')) };
		return { ...told, words: words.map((word) => leaveOut(word, 'type')), usage: usageOf(piece) };
	},
	async find({ text, ...piece }, reach) {
		if (text.length > longestText) throw tooLong(text.length);
		const body = await ask(reach, '/v1/forced-alignment', piece, { text });
		const words = wordsIn(body).map((word) => leaveOut(word, 'type'));
		if (words.length === 0) throw malformed(label, 'no words');
		return { text, words, locale: null, usage: usageOf(piece) };
	},
};

const usageOf = ({ durationMs }: SoundPiece) => ({ second: Math.ceil(durationMs / 1_000) });

/** Longest text of forced alignment; its sound may have 10 hours, more than is ever sent. */
const longestText = 675_000;

/** Another provider may take it. */
const tooLong = (length: number) =>
	new ProviderError({
		kind: 'configuration-invalid',
		title: `The text has ${length} characters, and ${label} looks for at most ${longestText} at once`,
		fix: 'Align the parts of the video by themselves, or put another provider behind it',
		field: 'text',
	});

/** Ten minutes of sound, and hours of it. */
const waits = { '/v1/speech-to-text': 600_000, '/v1/forced-alignment': 1_800_000 };

async function ask(
	{ http, clock, signal }: HearingReach,
	path: keyof typeof waits,
	{ bytes, mediaType }: SoundPiece,
	fields: Record<string, string>,
): Promise<JsonObject> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	const name = mediaType === 'audio/flac' ? 'sound.flac' : 'sound.mp3';
	form.append('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
	const request = { method: 'POST', path, form, timeoutMs: waits[path] } as const;
	const answer = await http.send({ ...request, ...(signal && { signal }) });
	return readJson(acceptAnswer(answer, manners, clock.now()), label);
}

type TypedWord = GivenWord & { type: string | undefined };

function wordsIn(body: JsonObject): TypedWord[] {
	return objectsIn(body, 'words').flatMap((word) => {
		const text = textIn(word, 'text')?.trim();
		if (!text) return [];
		return [{ text, startMs: secondsToMs(word.start), endMs: secondsToMs(word.end), type: textIn(word, 'type') }];
	});
}
