import { credentialsInUrl, schemeRefused, urlMalformed } from './fetch-problems.js';

/** What servers and browsers take without complaint. */
const longestUrl = 4_096;

/** An address as far as it can be judged without asking anybody; refuses what is none to fetch a file from. */
export function readSourceUrl(text: string, base?: URL): URL {
	// The parser would drop line feeds and tabs without a word.
	if (text.length > longestUrl || /[\s\p{Cc}]/u.test(text) || !URL.canParse(text, base?.href)) throw urlMalformed();
	const url = new URL(text, base?.href);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') throw schemeRefused(url.protocol);
	if (url.username !== '' || url.password !== '') throw credentialsInUrl();
	url.hash = '';
	return url;
}

/** Without what may be a secret: signatures stand in the query. */
export const publicPart = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
