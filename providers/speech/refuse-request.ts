import { limits } from '../../contract/vocabulary';
import { ProviderError } from '../core/provider-error';
import type { SpeechRequest } from './port';

/** What the service would not align. No vendor can mend it, and found afterwards it would be paid already. */
export function refuseRequest({ locale, scenes }: Pick<SpeechRequest, 'locale' | 'scenes'>): void {
	if (!isLanguageTag(locale))
		throw refused('locale', `'${locale}' is no language tag`, 'Write it like en, ar or pt-BR');
	if (scenes.length > limits.sceneCount) {
		const title = `The story has ${scenes.length} scenes, and ${limits.sceneCount} are spoken at once`;
		throw refused('story', title, 'Make two stories of it');
	}
	const long = scenes.find(({ text }) => text.length > limits.sceneCharacters);
	if (!long) return;
	const title = `The scene '${long.id}' has ${long.text.length} characters, and a scene has ${limits.sceneCharacters} at most`;
	throw refused('story', title, 'Make two scenes of it');
}

function isLanguageTag(locale: string): boolean {
	try {
		return Intl.getCanonicalLocales(locale).length === 1;
	} catch {
		return false;
	}
}

const refused = (field: string, title: string, fix: string) =>
	new ProviderError({ kind: 'input-invalid', title, fix, field });
