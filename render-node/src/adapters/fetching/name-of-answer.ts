import type { Dispatcher } from 'undici';
import { headerOf } from './open-source.js';

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** What a server calls the file (RFC 6266), else the end of its address; null where that is bare. */
export function nameOfAnswer(answer: Dispatcher.ResponseData, { pathname }: URL): string | null {
	const told = headerOf(answer, 'content-disposition')?.slice(0, 2_000) ?? '';
	const [, extended] = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(told) ?? [];
	if (extended !== undefined) return decoded(extended);
	const [, quoted, plain] = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(told) ?? [];
	return quoted || plain || decoded(pathname.slice(pathname.lastIndexOf('/') + 1)) || null;
}
