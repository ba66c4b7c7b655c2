import { inputInvalid } from '../../domain/refusal.js';
import { fieldName, jsonPointer, type MemberPath } from './field-name.js';

/** Control characters that no text for people holds; tab, line feeds and carriage return are none of them. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000e-\u001f\u007f]/;

function firstUnprintable(value: unknown, path: PropertyKey[]): PropertyKey[] | null {
	if (typeof value === 'string') return control.test(value) || !value.isWellFormed() ? path : null;
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, member] of Object.entries(value)) {
		const found = firstUnprintable(member, [...path, Array.isArray(value) ? Number(key) : key]);
		if (found) return found;
	}
	return null;
}

/** Refuses text that is bytes in disguise: no engine can read it and no row can hold it. */
export function refuseUnprintable(value: unknown, place: MemberPath = []): void {
	const path = firstUnprintable(value, []);
	if (!path) return;
	const field = fieldName(path);
	throw inputInvalid('text-unprintable', `'${field}' holds characters that are no text`, {
		field,
		detail: 'It has control characters or halves of a character, as a file that is not text does',
		fix: `Pass plain text in '${field}'`,
		errors: [{ pointer: jsonPointer([...place, ...path]), message: 'must be plain text' }],
	});
}
