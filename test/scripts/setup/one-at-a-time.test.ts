import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { toolchain } from '../../../scripts/paths.mjs';
import { oneAtATime } from '../../../scripts/setup/one-at-a-time.mjs';

const name = `test-${process.pid}`;
const lock = path.join(toolchain, `${name}.lock`);

describe('one at a time', () => {
	it('lets the second wait for the first', async () => {
		const events: string[] = [];
		const work = (who: string) => async () => {
			events.push(`${who} begins`);
			await wait(50);
			events.push(`${who} ends`);
		};
		await Promise.all([oneAtATime(name, work('first')), oneAtATime(name, work('second'))]);
		expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
		expect(existsSync(lock)).toBe(false);
	});

	it('takes over from a process that has died, and frees the lock when the work fails', async () => {
		// Above Linux's largest process id, so nobody can have it.
		writeFileSync(lock, '4999999');
		await expect(oneAtATime(name, async () => Promise.reject(new Error('no disk space')))).rejects.toThrow(
			'no disk space',
		);
		expect(existsSync(lock)).toBe(false);
	});
});
