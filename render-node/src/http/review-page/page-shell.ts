import { createHash } from 'node:crypto';
import { Markup, markup } from './markup.js';
import { pageStyle } from './page-style.js';

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** Where bytes lie on S3 and are fetched there, the service sends browsers on to an address that it does not know yet. */
const mediaSources = { stream: "'self'", redirect: "'self' https: http:" };

/**
 * Nothing runs on the page, it loads nothing from elsewhere, nobody may frame it, and it sends its form only to where
 * it came from. Its address is a key, so it is told to nobody.
 */
export const pageHeaders = (downloads: 'stream' | 'redirect'): Record<string, string> => ({
	'Content-Security-Policy': [
		"default-src 'none'",
		`style-src 'sha256-${styleHash}'`,
		`img-src ${mediaSources[downloads]}`,
		`media-src ${mediaSources[downloads]}`,
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join('; '),
	'Cache-Control': 'no-store',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'X-Robots-Tag': 'noindex, nofollow',
});

/** A whole page around its content. */
export function pageShell(title: string, content: Markup): string {
	const { source } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Review</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<main>${content}</main>
<footer>Showrunner · This page belongs to whoever has its link. Do not pass it on.</footer>
</body>
</html>
`;
	return source;
}

/** A page that only says something. */
export const noticePage = (title: string, text: string): string =>
	pageShell(title, markup`<section class="notice" role="status"><h1>${title}</h1><p>${text}</p></section>`);
