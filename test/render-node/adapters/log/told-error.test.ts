import { describe, expect, it } from '@jest/globals';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { toldError } from '../../../../render-node/src/adapters/log/told-error.js';

describe('an error in the log', () => {
	const cause = Object.assign(new Error('duplicate key'), {
		code: '23505',
		detail: 'Key (url)=(https://n8n/?signature=hunter2)',
	});
	const told = toldError(
		new DrizzleQueryError(
			'insert into "batches" values ($1, $2)',
			['7', 'https://n8n/?signature=hunter2\n    at home'],
			cause,
		),
	);

	it('says what failed, where and why', () => {
		expect(told).toMatchObject({
			type: 'DrizzleQueryError',
			message: 'Failed query: insert into "batches" values ($1, $2)',
			stack: expect.stringContaining('told-error.test'),
			cause: { code: '23505', message: 'duplicate key' },
		});
	});

	it('does not quote what a caller sent', () => {
		expect(JSON.stringify(told)).not.toContain('hunter2');
	});

	it('takes anything that can be thrown', () => {
		expect(toldError('no')).toEqual({ type: 'string', message: 'no' });
		expect(toldError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
	});
});
