import type { z } from 'zod';
import { inputInvalid, type Refusal } from '../../domain/refusal.js';
import { fieldName, jsonPointer, type MemberPath } from './field-name.js';
import { fixForIssue } from './fix-for-issue.js';

/** Where the member lies in the request, as against in the part that was parsed: `jobs[2].input`. */
export type Place = { path: MemberPath };

const pathOf = (issue: z.core.$ZodIssue): PropertyKey[] =>
	issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : [...issue.path];

/** The refusal of a request that its schema did not accept: names the first member and lists them all. */
export function refuseInvalid(error: z.core.$ZodError, place: Place = { path: [] }): Refusal {
	const [first] = error.issues;
	const field = first ? fieldName(pathOf(first)) : '';
	return inputInvalid(
		'input-invalid',
		field === '' ? 'The request is not as it must be' : `'${field}' is not as it must be`,
		{
			...(first && { detail: first.message, fix: fixForIssue(first, field) }),
			...(field !== '' && { field }),
			errors: error.issues.map((issue) => ({
				pointer: jsonPointer([...place.path, ...pathOf(issue)]),
				message: issue.message,
			})),
		},
	);
}

/** Parses by a schema, or refuses. */
export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown, place?: Place): z.output<S> {
	const parsed = schema.safeParse(value);
	if (!parsed.success) throw refuseInvalid(parsed.error, place);
	return parsed.data;
}
