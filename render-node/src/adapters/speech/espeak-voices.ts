import type { Voice } from '@showrunner/contract';
import { languageOf } from '../../domain/speech/language-of.js';

/**
 * Languages whose espeak-ng voice would be garbage: it reads kanji and hanzi out as "Chinese letter", knows no vowels
 * of Hebrew, and its Thai is doubtful.
 */
const dishonestLanguages = ['ja', 'zh', 'yue', 'hak', 'he', 'th'];

/** What `espeak-ng --voices` lists, less what cannot be offered in good conscience. The id holds espeak's own name. */
export function parseEspeakVoices(listing: string): Voice[] {
	const voices = new Map<string, Voice>();
	for (const line of listing.split('\n').slice(1)) {
		const [, name, ageAndGender, label] = line.trim().split(/\s+/);
		const locale = name === undefined ? null : canonical(name);
		if (!name || !label || locale === null || dishonestLanguages.includes(languageOf(locale))) continue;
		const id = `espeak-ng:${name}`;
		if (voices.has(id)) continue;
		voices.set(id, {
			id,
			label: `${label.replaceAll('_', ' ')} (robot)`,
			engine: 'espeak-ng',
			locale,
			gender: ageAndGender?.endsWith('F') ? 'female' : 'male',
			licence: 'speech made with espeak-ng (program: GPL-3.0-or-later)',
		});
	}
	return [...voices.values()];
}

function canonical(name: string): string | null {
	try {
		return Intl.getCanonicalLocales(name)[0] ?? null;
	} catch {
		return null;
	}
}
