import { isUtf8 } from 'node:buffer';
import { malformed, tooLarge } from '../domain/refusal.js';

/** Deepest that anything in the contract goes is a dozen; a callback's context is the caller's own. */
const deepest = 64;
/** A batch of the largest timelines has some 200,000. */
const mostValues = 1_000_000;

export const bodyNotUtf8 = () =>
	malformed('body-not-utf8', 'The body of the request is not UTF-8', {
		fix: 'Send JSON in UTF-8, the encoding of the web',
	});
const tooDeep = () =>
	malformed('body-too-deep', `The body nests deeper than ${deepest} levels`, { fix: 'Send it flatter' });
const tooMany = () => tooLarge('body-too-large', 'The body holds too many values', { fix: 'Pass fewer items at once' });
const keyTwice = (name: string) =>
	malformed('body-key-twice', 'An object in the body names a member twice', {
		...{ field: name.slice(0, 100), fix: 'Name each member once: which of the two is meant cannot be known' },
	});
const keyForbidden = (name: string) =>
	malformed('body-key-forbidden', `An object in the body has a member '${name}'`, {
		...{ field: name, fix: 'Leave it out: it changes objects in place of being one of their members' },
	});

/** Where a string ends that begins at `start`: at the next quote that an even number of backslashes stands before. */
function endOfString(text: string, start: number): number {
	for (let from = start + 1; ; ) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return text.length;
		let before = quote;
		while (text.charCodeAt(before - 1) === backslash) before--;
		if ((quote - before) % 2 === 0) return quote;
		from = quote + 1;
	}
}

const backslash = 0x5c;

type Open = { keys: Set<string> | null; isKeyNext: boolean };

/** A member's name as the parser reads it: `\u005f_proto__` is `__proto__`. */
function nameOf(literal: string): string {
	if (!literal.includes('\\')) return literal.slice(1, -1);
	try {
		return String(JSON.parse(literal));
	} catch {
		// The parser will say so.
		return literal;
	}
}

function takeKey(open: Open, literal: string): void {
	const name = nameOf(literal);
	if (name === '__proto__') throw keyForbidden(name);
	if (open.keys?.has(name)) throw keyTwice(name);
	open.keys?.add(name);
	open.isKeyNext = false;
}

/**
 * Refuses JSON that parsers read differently from one another, or that costs more to look at than it says: bytes that
 * are no UTF-8, members named twice, names that change objects, nesting without end. What is no JSON at all is left to
 * the parser.
 */
export function checkJsonText(bytes: Buffer, encoding: string): void {
	if (encoding.toLowerCase() !== 'utf-8' || !isUtf8(bytes)) throw bodyNotUtf8();
	const text = bytes.toString('utf8');
	const stack: Open[] = [];
	let values = 0;
	for (let at = 0; at < text.length; at++) {
		const top = stack.at(-1);
		switch (text[at]) {
			case '"': {
				const end = endOfString(text, at);
				if (top?.isKeyNext) takeKey(top, text.slice(at, end + 1));
				at = end;
				break;
			}
			case '{':
			case '[': {
				const isObject = text[at] === '{';
				if (stack.push({ keys: isObject ? new Set() : null, isKeyNext: isObject }) > deepest) throw tooDeep();
				break;
			}
			case '}':
			case ']':
				stack.pop();
				break;
			case ',':
				if (top?.keys) top.isKeyNext = true;
				if (++values > mostValues) throw tooMany();
		}
	}
}
