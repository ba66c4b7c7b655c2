import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const unitOf: Record<string, string> = { string: 'characters', array: 'entries', set: 'entries', file: 'bytes' };
const isMissing = (issue: Issue) => /received undefined$/.test(issue.message);

/** What to change about a member that a schema refused. */
export function fixForIssue(issue: Issue, field: string): string {
	const name = field === '' ? 'the request' : `'${field}'`;
	switch (issue.code) {
		case 'too_big':
			return issue.origin in unitOf
				? `Shorten ${name} to at most ${issue.maximum} ${unitOf[issue.origin]}`
				: `Lower ${name} to ${issue.maximum} or less`;
		case 'too_small':
			if (issue.minimum === 1 && issue.origin in unitOf) return `Fill in ${name}`;
			return issue.origin in unitOf
				? `Lengthen ${name} to at least ${issue.minimum} ${unitOf[issue.origin]}`
				: `Raise ${name} to ${issue.minimum} or more`;
		case 'invalid_type':
			return isMissing(issue) ? `Fill in ${name}` : `Give ${name} as ${issue.expected}`;
		case 'invalid_value':
			return `Set ${name} to one of: ${issue.values.map(String).join(', ')}`;
		case 'unrecognized_keys':
			return `Remove ${name}`;
		default:
			return `Change ${name}: ${issue.message}`;
	}
}
