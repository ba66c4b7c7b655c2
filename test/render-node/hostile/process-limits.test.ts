import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
	limitedCommand,
	limitsMissing,
	neverBegan,
	programOf,
} from '../../../render-node/src/adapters/processes/limited-command.js';

const exec = promisify(execFile);
const MiB = 1024 * 1024;
/** Holds 100 MB of letters in its memory. */
const greedy = ['-c', 'held=$(head -c 100000000 /dev/zero | tr "\\0" a); test ${#held} -gt 0'];

async function endOf(program: string, args: string[], dataBytes: number, cpuSeconds: number | null = null) {
	const command = limitedCommand(program, args, { dataBytes, cpuSeconds });
	return exec(command.file, command.args).then(
		() => ({ ok: true, code: 0 as unknown, stderr: '' }),
		(error: { code?: unknown; stderr?: string }) => ({ ok: false, code: error.code, stderr: error.stderr ?? '' }),
	);
}

const withLimits = limitsMissing === null ? describe : describe.skip;

withLimits('a program that reads media', () => {
	it('ends when it wants more memory than it may have, and not before', async () => {
		expect(await endOf('/bin/sh', greedy, 60 * MiB)).toMatchObject({ ok: false });
		expect(await endOf('/bin/sh', greedy, 4_096 * MiB)).toMatchObject({ ok: true });
	});

	it('ends when its processor time is over', async () => {
		expect(await endOf('/bin/sh', ['-c', 'while :; do :; done'], 1_024 * MiB, 1)).toMatchObject({ ok: false });
	});

	it('is told apart from one that is not there', async () => {
		const { code, stderr } = await endOf('/nowhere/ffmpeg', [], 60 * MiB);
		expect(neverBegan(code, stderr)).toBe(true);
		const failed = await endOf('/bin/sh', ['-c', 'echo prlimit: no >&2; exit 1'], 60 * MiB);
		expect(neverBegan(failed.code, failed.stderr)).toBe(false);
	});

	it('keeps its name', () => {
		const { file, args } = limitedCommand('/usr/bin/ffmpeg', ['-i', '--'], { dataBytes: MiB, cpuSeconds: null });
		expect(programOf(file, [file, ...args])).toBe('/usr/bin/ffmpeg');
		expect(limitedCommand('ffmpeg', ['-i', 'a'], null)).toEqual({ file: 'ffmpeg', args: ['-i', 'a'] });
	});
});
