import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globalArguments } from '../../../../render-node/src/adapters/ffmpeg/arguments/global-arguments.js';
import { FfmpegFailed, runFfmpeg } from '../../../../render-node/src/adapters/ffmpeg/run-ffmpeg.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('run');
const out = path.join(folder.path, 'out.mp4');
const never = new AbortController().signal;
const encode = (seconds: number, ...input: string[]) => [
	...[...globalArguments, ...input, '-f', 'lavfi', '-i', `testsrc2=s=320x240:r=30:d=${seconds}`],
	...['-c:v', 'libx264', '-preset', 'ultrafast', '-f', 'mp4', `file:${out}`],
];
const run = (args: string[], options: Partial<Parameters<typeof runFfmpeg>[1]> = {}) =>
	runFfmpeg('ffmpeg', { args, cwd: folder.path, signal: never, out, ...options });

/** A program in FFmpeg's place. */
const program = (name: string, script: string) => {
	const file = path.join(folder.path, name);
	writeFileSync(file, `#!/bin/sh\n${script}\n`);
	chmodSync(file, 0o755);
	return file;
};

beforeAll(() => expect(childProcesses()).toEqual([]));
afterAll(() => folder.remove());

describe('runFfmpeg', () => {
	it('tells frames while they are made, and what they cost', async () => {
		const seen: number[] = [];
		const end = await run(encode(2), { onFrames: (frames) => void seen.push(frames) });
		expect(end.frames).toBe(60);
		expect(end.cpuMs).toBeGreaterThan(0);
		expect(seen.at(-1)).toBe(60);
		expect(existsSync(out)).toBe(true);
	});

	it('ends with a cancel and leaves neither process nor file', async () => {
		const stop = new AbortController();
		const onFrames = () => stop.abort(new Error('no longer wanted'));
		// By itself it would go on for ten minutes.
		await expect(run(encode(600, '-re'), { signal: stop.signal, onFrames })).rejects.toThrow('no longer wanted');
		expect(childProcesses()).toEqual([]);
		expect(existsSync(out)).toBe(false);
	});

	it('does not start when it is cancelled before', async () => {
		await expect(run(encode(1), { signal: AbortSignal.abort(new Error('never wanted')) })).rejects.toThrow(
			'never wanted',
		);
		expect(readdirSync(folder.path)).not.toContain('out.mp4');
	});

	it('keeps what FFmpeg said of a failure, but not in its message', async () => {
		const failure = await run([...globalArguments, '-i', 'file:secret-name', `file:${out}`]).catch(
			(error: unknown) => error,
		);
		expect(failure).toBeInstanceOf(FfmpegFailed);
		expect(failure).toMatchObject({ reason: 'exit', exitCode: 1, stderrTail: expect.stringContaining('secret-name') });
		expect(String(failure)).not.toContain('secret-name');
	});

	it('stops a run that no longer gets on', async () => {
		const stuck = program('stuck', 'while :; do echo frame=1; sleep 0.05; done');
		const failure = await runFfmpeg(stuck, { args: [], cwd: folder.path, signal: never, out, stallMs: 300 }).catch(
			(error: unknown) => error,
		);
		expect(failure).toMatchObject({ reason: 'stalled' });
	});

	it('does not stop one that is slow but gets on', async () => {
		const slow = program('slow', 'i=0; while [ $i -lt 35 ]; do i=$((i+1)); echo frame=$i; sleep 0.1; done');
		const end = await runFfmpeg(slow, { args: [], cwd: folder.path, signal: never, out, stallMs: 3_000 });
		expect(end.frames).toBe(35);
	});

	it('tells what to install where there is no FFmpeg', async () => {
		const failed = runFfmpeg('/nowhere/ffmpeg', { args: [], cwd: folder.path, signal: never, out });
		await expect(failed).rejects.toMatchObject({
			problem: { kind: 'configuration-invalid', fix: expect.stringContaining('apt install ffmpeg') },
		});
	});
});
