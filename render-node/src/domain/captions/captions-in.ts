import type { CaptionedScene, CaptionTrack, Timeline } from '@showrunner/contract';
import { inputInvalid } from '../refusal.js';

export type CaptionsIn = { locale: string; scenes: CaptionedScene[] };

const isSame = (a: string, b: string) => new Intl.Locale(a).toString() === new Intl.Locale(b).toString();

/** The captions in a language; undefined where there are none. */
function captionsIn(captions: CaptionTrack, own: string, wished: string): CaptionsIn | undefined {
	if (isSame(wished, own)) return { locale: own, scenes: captions.scenes };
	return captions.translations?.find(({ locale }) => isSame(locale, wished));
}

/** What each output shows in its picture: of the language it names, or of the timeline's own. */
export function captionsOf(captions: CaptionTrack, own: string, wished: string | undefined): CaptionsIn {
	return captionsIn(captions, own, wished ?? own) ?? { locale: own, scenes: captions.scenes };
}

/** Refuses a language for the picture that there are no captions in, and one where captions are not in the picture. */
export function checkCaptionLocales({ captions, locale, outputs }: Timeline): void {
	for (const [index, { captionLocale }] of outputs.entries()) {
		if (captionLocale === undefined) continue;
		const field = `timeline.outputs[${index}].captionLocale`;
		if (!captions?.burnIn) {
			throw inputInvalid('captions-not-burned', 'The picture has no captions that could be in a language', {
				field,
				fix: 'Give captions with `burnIn`, or leave captionLocale out',
			});
		}
		if (captionsIn(captions, locale, captionLocale)) continue;
		const known = [locale, ...(captions.translations ?? []).map((translation) => translation.locale)];
		throw inputInvalid('caption-locale-unknown', `There are no captions in ${captionLocale}`, {
			field,
			fix: `Choose one of ${known.join(', ')}, or add it to captions.translations`,
		});
	}
}
