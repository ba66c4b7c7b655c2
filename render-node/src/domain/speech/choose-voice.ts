import type { SpeechEngine, Voice, Warning } from '@showrunner/contract';
import { configurationInvalid, inputInvalid } from '../refusal.js';
import { languageOf } from './language-of.js';

/**
 * Best first, as far as listeners' and recognisers' judgements go: weights that the owner chose, then flite's `rms`
 * (10 % word error rate in a recogniser's ears), festival (22 %), and the formant synthesis of espeak-ng.
 */
const engineOrder: SpeechEngine[] = ['sherpa-onnx', 'flite', 'festival', 'espeak-ng'];

/** A voice that was configured and cannot speak, and why. */
export type BrokenVoice = { id: string; reason: string };

export type VoiceChoice = { voice: Voice | null; warnings: Warning[] };

/** The voices that speak the language of `locale`, best first; all of them without a locale. */
export function voicesFor(voices: Voice[], locale?: string): Voice[] {
	if (locale === undefined) return voices;
	const language = languageOf(locale);
	const rank = (voice: Voice) =>
		engineOrder.indexOf(voice.engine) * 100 +
		(sameRegion(voice.locale, locale) ? 0 : 10) +
		(isVariant(voice.locale) ? 1 : 0);
	return voices.filter((voice) => languageOf(voice.locale) === language).sort((a, b) => rank(a) - rank(b));
}

/**
 * The voice that will speak. A voice of another language than the text is replaced, since it could not read it. Without
 * any voice of the language the story stays silent, with a warning. Refuses a voice id that does not exist.
 */
export function chooseVoice(
	request: { voice?: string; locale: string },
	voices: Voice[],
	broken: BrokenVoice[],
): VoiceChoice {
	const fitting = voicesFor(voices, request.locale);
	const asked = request.voice === undefined ? null : findVoice(request.voice, voices, broken, fitting);
	if (asked && languageOf(asked.locale) === languageOf(request.locale)) return { voice: asked, warnings: [] };
	const voice = fitting[0] ?? null;
	const warnings: Warning[] = [];
	if (!voice) warnings.push(silentWarning(request.locale));
	else if (asked) warnings.push(substitutedWarning(asked, voice, request.locale));
	return { voice, warnings };
}

function findVoice(id: string, voices: Voice[], broken: BrokenVoice[], fitting: Voice[]): Voice {
	const found = voices.find((voice) => voice.id === id);
	if (found) return found;
	const reason = broken.find((voice) => voice.id === id)?.reason;
	if (reason !== undefined) {
		throw configurationInvalid('voice-files-missing', `The voice ${id} cannot speak: ${reason}.`, {
			field: 'voice',
			fix: "Complete the voice's folder on the render-node and start it again, or choose another voice.",
		});
	}
	const names = (fitting.length > 0 ? fitting : voices).map((voice) => voice.id);
	throw inputInvalid('voice-unknown', `There is no voice ${JSON.stringify(id.slice(0, 100))} here.`, {
		field: 'voice',
		fix: `Leave it out, or choose one of: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' …' : ''}.`,
	});
}

function silentWarning(locale: string): Warning {
	return {
		code: 'no-voice-for-language',
		field: 'locale',
		message: `No voice on this machine speaks ${languageName(locale)} well enough: the story is silent and its captions are timed by reading speed.`,
	};
}

function substitutedWarning(asked: Voice, voice: Voice, locale: string): Warning {
	return {
		code: 'voice-substituted',
		field: 'voice',
		message: `${asked.id} does not speak ${languageName(locale)}; ${voice.id} speaks in its place.`,
	};
}

function languageName(locale: string): string {
	return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
}

function sameRegion(a: string, b: string): boolean {
	return new Intl.Locale(a).maximize().region === new Intl.Locale(b).maximize().region;
}

/** Private-use subtags mark accents of a region, such as en-GB-x-rp. */
function isVariant(locale: string): boolean {
	return locale.includes('-x-');
}
