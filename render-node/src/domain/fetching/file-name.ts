/**
 * Characters that a file's name must not hold: controls, those that turn the reading direction of what follows
 * (`gpj.exe` shown as `exe.jpg`; Unicode TR36, 2.10), line separators, and what divides folders.
 */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069/\\]/gu;
const longestName = 200;

/** A name from outside without what could deceive or lead elsewhere; `file` where nothing is left. */
export function safeFileName(text: string): string {
	const plain = text
		.toWellFormed()
		.replace(unsafe, '')
		.replace(/^[.\s]+/, '')
		.trim();
	return Array.from(plain).slice(0, longestName).join('') || 'file';
}
