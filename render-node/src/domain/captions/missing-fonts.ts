import type { Warning } from '@showrunner/contract';
import type { FontMap } from './font-map.js';
import { scriptsIn } from './script-of.js';

/** One warning per script that these texts are written in and no installed font draws. */
export function missingFonts(texts: readonly string[], locale: string, fonts: FontMap, field: string): Warning[] {
	const missing = scriptsIn(texts.join('\n'), locale).filter((script) => !fonts[script]);
	return missing.map((script) => ({
		code: 'font-missing',
		message: `No installed font draws ${script} letters; install one, such as the Noto Sans family (fonts-noto on Debian).`,
		field,
	}));
}
