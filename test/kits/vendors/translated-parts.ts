import type { AskedText } from '../../fakes/vendors/text-wire.js';

/** The parts that a translation is asked for, each as `say` puts it. */
export function translatedParts({ turns }: AskedText, say: (text: string, key: string) => string) {
	const json = /<<<parts [0-9a-f]{16}\n([\s\S]*)\n[0-9a-f]{16} parts>>>/.exec(turns[0] ?? '')?.[1] ?? '[]';
	const parts = JSON.parse(json) as { key: string; text: string }[];
	return { parts: parts.map(({ key, text }) => ({ key, text: say(text, key) })) };
}
