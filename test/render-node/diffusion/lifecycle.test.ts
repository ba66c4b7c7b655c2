import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { childProcesses } from '../../kits/child-processes.js';
import { clip, eventsOf, startWorker, still, tiny, type DrivenWorker } from '../../kits/diffusion-worker.js';
import { describeDiffusion, diffusionPython, tinyModel, workerEnvironment } from '../../kits/python-diffusion.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

describeDiffusion('the life of a worker', () => {
	const folder = temporaryFolder('lifecycle');
	const running = new Set<DrivenWorker>();
	let lasting: DrivenWorker;

	const start = async () => {
		const worker = await startWorker(folder.path);
		running.add(worker);
		return worker;
	};
	const hashes = async (worker: DrivenWorker, ...pieces: Record<string, unknown>[]) =>
		eventsOf(await worker.run(tiny('sdxl'), pieces), 'piece').map(({ sha256 }) => sha256);

	beforeAll(async () => {
		tinyModel('sdxl');
		lasting = await startWorker(folder.path);
	}, 900_000);
	afterEach(async () => {
		for (const worker of running) worker.kill();
		await Promise.all([...running].map(({ exited }) => exited));
		running.clear();
	});
	afterAll(() => {
		lasting.kill();
		folder.remove();
	});

	it('begins with what it is', () => {
		expect(lasting.hello).toMatchObject({
			...{ event: 'hello', protocol: 1, device: { kind: expect.stringMatching(/^(cpu|cuda|mps)$/) } },
			versions: { python: expect.stringMatching(/^3\./), torch: expect.any(String), diffusers: expect.any(String) },
			families: ['sdxl', 'z-image', 'qwen-image', 'flux', 'wan', 'ltx', 'ltx2'],
		});
	});

	it('tells what a piece was made with, and every step', async () => {
		const events = await lasting.run(tiny('sdxl'), [still({ steps: 3, guidance: 5, seed: 7 })]);
		expect(eventsOf(events, 'piece')).toMatchObject([
			{
				...{ piece: 0, mediaType: 'image/png', width: 64, height: 64, frameCount: null, hasSound: false, passes: 3 },
				arguments: { pipeline: 'StableDiffusionXLPipeline', num_inference_steps: 3, guidance_scale: 5, seed: 7 },
				...{ promptTruncated: false, peakBytes: expect.any(Number) },
			},
		]);
		expect(eventsOf(events, 'phase').map(({ phase, done, of }) => [phase, done, of])).toEqual([
			['reading', null, null],
			...[0, 1, 2, 3].map((done) => ['denoising', done, 3]),
			['decoding', null, null],
			['encoding', null, null],
		]);
	});

	it('reads a text once for all pieces that have it, and says where it was cut', async () => {
		const events = await lasting.run(tiny('sdxl'), [
			...[still(), still({ seed: 2 })],
			still({ prompt: 'a lighthouse '.repeat(20) }),
		]);
		expect(eventsOf(events, 'phase').flatMap((event) => (event.phase === 'reading' ? [event.piece] : []))).toEqual([
			...[0, 2],
		]);
		const pieces = eventsOf(events, 'piece');
		expect(pieces.map(({ promptTruncated }) => promptTruncated)).toEqual([false, false, true]);
		expect(pieces[1]).toMatchObject({ milliseconds: { reading: 0 } });
	});

	it('stops at the next step when it is cancelled, leaves no file, and goes on as before', async () => {
		const [before] = await hashes(lasting, still());
		const orderId = lasting.order(tiny('sdxl'), [still({ steps: 200 }), still()]);
		let steps = 0;
		const events = await lasting.untilOver(({ phase, done }) => {
			if (phase !== 'denoising') return;
			steps = Number(done);
			if (done === 1) lasting.send({ command: 'cancel', orderId });
		});
		expect(steps).toBeLessThan(200);
		expect(events.at(-1)).toMatchObject({ event: 'done', cancelled: true });
		expect(eventsOf(events, 'piece')).toEqual([]);
		expect(await hashes(lasting, still())).toEqual([before]);
	});

	it('does not begin what was cancelled before', async () => {
		const orderId = lasting.order(tiny('sdxl'), [still({ steps: 20 })]);
		const next = lasting.order(tiny('sdxl'), [still()]);
		lasting.send({ command: 'cancel', orderId: next });
		expect((await lasting.untilOver()).at(-1)).toMatchObject({ orderId, cancelled: false });
		const events = await lasting.untilOver();
		expect(events).toMatchObject([{ event: 'done', orderId: next, cancelled: true }]);
	});

	it('holds one model on one rung of memory', async () => {
		await lasting.run(tiny('sdxl'), [still()]);
		const other = { ...tiny('sdxl'), memory: 'tiled' };
		expect(await lasting.run(other, [still()])).toMatchObject([{ event: 'failed', code: 'input-invalid' }]);
	});

	it('gives the same bytes for a seed in every process, also after one was killed in the middle', async () => {
		const first = await start();
		first.order(tiny('ltx2', 'ltx2', { distilled: true }), [clip({ steps: 8, sound: true })]);
		while ((await first.next()).phase !== 'denoising');
		first.kill();
		expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
		const [second, third] = [await start(), await start()];
		const wish = clip({ steps: 8, sound: true });
		const made = async (worker: DrivenWorker, seed: number) =>
			eventsOf(await worker.run(tiny('ltx2', 'ltx2', { distilled: true }), [{ ...wish, seed }]), 'piece')[0]?.sha256;
		const hash = await made(second, 1);
		expect(hash).toEqual(expect.any(String));
		expect(await made(third, 1)).toBe(hash);
		expect(await made(third, 2)).not.toBe(hash);
		third.endInput();
		expect(await third.exited).toMatchObject({ code: 0 });
	});

	it('ends at once with the end of its input, also in the middle of an order', async () => {
		const worker = await start();
		worker.order(tiny('sdxl'), [still({ steps: 200 })]);
		while ((await worker.next()).phase !== 'denoising');
		worker.endInput();
		expect(await worker.exited).toMatchObject({ code: 0 });
	});

	it.each([
		['no JSON', 'hello'],
		['no object', '[]'],
		['no known command', '{ "command": "dance", "orderId": "1" }'],
		['too long', JSON.stringify({ command: 'cancel', orderId: 'x'.repeat(1 << 20) })],
	])('ends with 2 at a line that is %s', async (_what, line) => {
		// Before torch is there, which the end does not wait for.
		const { spawn } = await import('node:child_process');
		const stdio = ['pipe', 'ignore', 'ignore', 'ignore'] as const;
		const child = spawn(diffusionPython ?? '', ['-m', 'showrunner_diffusion'], {
			env: workerEnvironment,
			stdio: [...stdio],
		});
		child.stdin?.on('error', () => undefined);
		child.stdin?.write(`${line}\n`);
		expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(2);
	});

	it('leaves no FFmpeg and no unfinished file behind', () => {
		expect(childProcesses().filter((name) => name.includes('ffmpeg'))).toEqual([]);
		const left = readdirSync(folder.path, { recursive: true }).map(String);
		expect(left.filter((file) => /unfinished|\.wav$/.test(file))).toEqual([]);
	});

	it('tells in a moment what is installed, without importing it', () => {
		const run = (...args: string[]) =>
			execFileSync(diffusionPython ?? '', args, { env: workerEnvironment, encoding: 'utf8' });
		expect(JSON.parse(run('-m', 'showrunner_diffusion.facts'))).toEqual({
			...{ python: expect.any(String), torch: expect.any(String), diffusers: expect.any(String) },
			...{ transformers: expect.any(String), gpus: expect.any(Array) },
		});
		const imported = run('-c', 'import sys, showrunner_diffusion.facts; print("torch" in sys.modules)');
		expect(imported.trim()).toBe('False');
		expect(path.isAbsolute(diffusionPython ?? '')).toBe(true);
	});
});
