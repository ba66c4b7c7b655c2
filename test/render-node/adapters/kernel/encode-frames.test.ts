import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, fstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeFrames } from '../../../../render-node/src/adapters/kernel/encode-frames.js';
import { feedFrames } from '../../../../render-node/src/adapters/kernel/feed-frames.js';
import { openMemoryPipe } from '../../../../render-node/src/adapters/kernel/memory-pipe.js';
import { rawFrameArguments } from '../../../../render-node/src/adapters/kernel/raw-frame-arguments.js';
import { createStillThreads } from '../../../../render-node/src/adapters/kernel/still-threads.js';
import type { Encoding } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { movingJob } from '../../../kits/moving-job.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('encode');
afterAll(() => folder.remove());
const encoding: Encoding = { frame: { width: 320, height: 240 }, fps: 30, quality: 'draft', encoder: 'libx264' };
const threads = createStillThreads();
const never = new AbortController().signal;

function encode(name: string, open: typeof openMemoryPipe, frameCount = 30, signal = never) {
	const job = movingJob(folder.path, encoding.frame, frameCount);
	const out = path.join(folder.path, name);
	const run = { args: rawFrameArguments(frameCount, encoding, out, 1), cwd: folder.path, signal, out };
	const done = encodeFrames('ffmpeg', run, (encoder, gone) => feedFrames(threads, job, encoder, gone), open);
	return { done, out };
}

/** Remembers what it opened. */
function watchedPipes() {
	const ends: number[] = [];
	const open = () => {
		const pipe = openMemoryPipe();
		if (pipe) ends.push(pipe.fd, pipe.readEnd);
		return pipe;
	};
	return { ends, open };
}

const isOpen = (fd: number) => {
	try {
		return fstatSync(fd).isFIFO();
	} catch {
		return false;
	}
};

describe('frames on their way into an encoder', () => {
	it('make the same video as pages of memory and as a stream, and leave no pipe open', async () => {
		const { ends, open } = watchedPipes();
		const [pages, stream] = [encode('pages.mp4', open), encode('stream.mp4', () => null)];
		const [{ frames }] = await Promise.all([pages.done, stream.done]);
		expect(frames).toBe(30);
		expect(readFileSync(pages.out).equals(readFileSync(stream.out))).toBe(true);
		expect(ends).toHaveLength(2);
		expect(ends.filter(isOpen)).toEqual([]);
	});

	it.each([
		['pages', openMemoryPipe],
		['a stream', () => null],
	])('end with a stop and leave nothing, as %s', async (_, open) => {
		const stop = new AbortController();
		const { done, out } = encode('stopped.mp4', open, 3_000, stop.signal);
		setTimeout(() => stop.abort(new Error('enough')), 150);
		await expect(done).rejects.toThrow('enough');
		expect(childProcesses()).toEqual([]);
		expect(existsSync(out)).toBe(false);
	});

	it('leave no pipe open where FFmpeg cannot be started', async () => {
		const { ends, open } = watchedPipes();
		const run = { args: [], cwd: folder.path, signal: never, out: null };
		await expect(encodeFrames('/no/ffmpeg', run, () => Promise.resolve(), open)).rejects.toThrow();
		expect(ends.filter(isOpen)).toEqual([]);
	});
});
