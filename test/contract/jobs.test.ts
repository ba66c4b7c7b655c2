import { describe, expect, it } from '@jest/globals';
import { jobSchemas } from '@showrunner/contract';

describe('job schemas', () => {
	it.each(Object.entries(jobSchemas))('%s parses its own example', (_, { input, example }) => {
		expect(input.safeParse(example).error).toBeUndefined();
	});

	it.each(Object.entries(jobSchemas))('%s refuses a member it does not know', (_, { input, example }) => {
		expect(input.safeParse({ ...example, surprise: 1 }).success).toBe(false);
	});
});
