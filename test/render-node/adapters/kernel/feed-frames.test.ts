import { afterAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';
import { feedFrames } from '../../../../render-node/src/adapters/kernel/feed-frames.js';
import { createSplicer, openMemoryPipe } from '../../../../render-node/src/adapters/kernel/memory-pipe.js';
import type { FrameJob } from '../../../../render-node/src/adapters/kernel/still-job.js';
import { createStillThreads } from '../../../../render-node/src/adapters/kernel/still-threads.js';
import { movingJob } from '../../../kits/moving-job.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const exec = promisify(execFile);
const folder = temporaryFolder('feed');
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const threads = createStillThreads();
const never = new AbortController().signal;
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function throughStream(jobs: FrameJob[], name: string): Promise<Buffer> {
	const stream = createWriteStream(at(name));
	for (const job of jobs) await feedFrames(threads, job, { stream }, never);
	await new Promise((resolve) => stream.end(resolve));
	return readFileSync(at(name));
}

/** Read with pauses, in which the thread goes as far ahead as it may. */
async function throughPipe(jobs: FrameJob[]): Promise<Buffer> {
	const pipe = opened();
	const read = (async () => {
		const chunks: Buffer[] = [];
		for await (const chunk of createReadStream('', { fd: pipe.readEnd, highWaterMark: 200_000 })) {
			chunks.push(chunk as Buffer);
			await later(2);
		}
		return Buffer.concat(chunks);
	})();
	for (const job of jobs) await feedFrames(threads, job, { pipe }, never);
	closeSync(pipe.fd);
	return read;
}

function opened() {
	const pipe = openMemoryPipe();
	if (!pipe) throw new Error('this machine has no memory pipes');
	return pipe;
}

describe('frames that a thread draws', () => {
	it.each([
		['larger than the pipe', { width: 1024, height: 768 }, 8],
		['a little smaller than the pipe', { width: 832, height: 768 }, 8],
		['of which many fit into the pipe', { width: 128, height: 96 }, 130],
		['that all fit into the pipe', { width: 64, height: 48 }, 20],
	])('reach the encoder whole by either way: %s', async (_, frame, frameCount) => {
		const jobs = [movingJob(folder.path, frame, frameCount), movingJob(folder.path, frame, frameCount + 1)];
		const laid = await throughPipe(jobs.map((job) => structuredClone(job)));
		const told = await throughStream(jobs, `${frame.width}.told`);
		expect(laid).toHaveLength(((2 * frameCount + 1) * frame.width * frame.height * 3) / 2);
		expect(sha(laid)).toBe(sha(told));
	});

	it('end when nobody reads them any more', async () => {
		const pipe = opened();
		const gone = new AbortController();
		const fed = feedFrames(threads, movingJob(folder.path, { width: 1024, height: 768 }, 40), { pipe }, gone.signal);
		await later(50);
		closeSync(pipe.readEnd);
		await fed;
		closeSync(pipe.fd);
	});
});

describe('a memory pipe', () => {
	it('takes no copy: what is written before it is read is read', async () => {
		const pipe = opened();
		const memory = new SharedArrayBuffer(4096);
		const splicer = createSplicer(pipe, memory);
		new Uint8Array(memory).fill(1);
		expect([splicer.lay(0, 4096), splicer.copy(0, 4096)]).toEqual([true, true]);
		new Uint8Array(memory).fill(2);
		closeSync(pipe.fd);
		const { stdout } = await read(pipe.readEnd);
		expect([stdout[0], stdout[4095], stdout[4096], stdout[8191]]).toEqual([2, 2, 1, 1]);
	});

	it('leaves no end open in a program that is started', async () => {
		const pipe = opened();
		const { stdout } = await exec('sh', ['-c', `ls /proc/self/fd`]);
		expect(
			stdout
				.trim()
				.split('\n')
				.map(Number)
				.filter((fd) => [pipe.fd, pipe.readEnd].includes(fd)),
		).toEqual([]);
		closeSync(pipe.fd);
		closeSync(pipe.readEnd);
	});
});

async function read(fd: number): Promise<{ stdout: Buffer }> {
	const chunks: Buffer[] = [];
	for await (const chunk of createReadStream('', { fd })) chunks.push(chunk as Buffer);
	return { stdout: Buffer.concat(chunks) };
}
