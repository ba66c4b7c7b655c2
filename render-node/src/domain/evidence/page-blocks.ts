import type { Fact } from './evidence-facts.js';

/** A part of a document that is written as plain text and as a page. */
export type Block =
	| { kind: 'heading'; text: string }
	| { kind: 'paragraph'; text: string }
	| { kind: 'facts'; title: string; facts: Fact[] };

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that a browser shows and never runs. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? found);

function blockText(block: Block): string {
	if (block.kind !== 'facts') return block.text;
	return [block.title, ...block.facts.map(([label, value]) => `   ${label}: ${value}`)].join('\n');
}

export const blocksText = (blocks: readonly Block[]): string => `${blocks.map(blockText).join('\n\n')}\n`;

const rows = (facts: readonly Fact[]) =>
	facts.map(([label, value]) => `<tr><th>${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n');

function blockHtml(block: Block): string {
	if (block.kind === 'heading') return `<h2>${escapeHtml(block.text)}</h2>`;
	if (block.kind === 'paragraph') return `<p>${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`;
	return `<section>\n<h3>${escapeHtml(block.title)}</h3>\n<table>\n${rows(block.facts)}\n</table>\n</section>`;
}

/** Readable on a screen and on paper, without a script and without anything from elsewhere. */
const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin-bottom:.3rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.15rem .5rem;border-top:1px solid #ddd}
th{width:12rem;font-weight:500;color:#555}td{overflow-wrap:anywhere}section{break-inside:avoid}
@media print{body{margin:0;max-width:none}}`;

export const blocksPage = (title: string, locale: string, blocks: readonly Block[]): string =>
	[
		`<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<head>\n<meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escapeHtml(title)}</title>\n<style>${style}</style>\n</head>\n<body>`,
		`<h1>${escapeHtml(title)}</h1>`,
		...blocks.map(blockHtml),
		'</body>\n</html>\n',
	].join('\n');
