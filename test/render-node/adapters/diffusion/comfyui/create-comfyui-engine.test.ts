import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { madeIn, problemOf } from '../../../../kits/diffusion-engine-suite.js';
import { clipPiece, picturePiece } from '../../../../kits/generation-orders.js';
import { eventually } from '../../../../kits/patience.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';
import { comfyRig } from './comfy-rig.js';

const { server, engineFor, order, keep } = comfyRig();

function sources() {
	const folder = temporaryFolder('sources');
	keep({ close: folder.remove });
	const make = (name: string, ...args: string[]) => {
		const file = path.join(folder.path, name);
		execFileSync('ffmpeg', [
			'-v',
			'error',
			'-nostdin',
			'-y',
			'-f',
			'lavfi',
			'-i',
			'testsrc=s=64x64:r=12:d=1',
			...args,
			file,
		]);
		return file;
	};
	return { picture: make('picture.png', '-frames:v', '1'), clip: make('clip.mp4', '-pix_fmt', 'yuv420p') };
}

describe('a piece made by ComfyUI', () => {
	it('has the wish in its slots, steps as they were told, and nothing of the workflow in its file', async () => {
		const comfy = await server({ stepMs: 20 });
		const { end, outcomes, progress } = await order(engineFor([comfy]), 'sdxl-base', picturePiece('a "lighthouse"'));
		expect(await end).toBeNull();
		expect(comfy.seen.prompts[0]?.graph).toMatchObject({
			positive: { inputs: { text: 'a "lighthouse"' } },
			sampler: { inputs: { seed: 7, steps: 4, denoise: 1 } },
			latent: { inputs: { width: 256, height: 320 } },
		});
		expect(progress).toContainEqual({ phase: 'denoising', piece: 0, steps: { done: 4, of: 4 } });
		const made = madeIn(outcomes[0]);
		expect((await readFile(made.path)).includes('lighthouse')).toBe(false);
		expect(made.facts).toMatchObject({ template: 'sdxl-base', comfyui: '0.3.64', device: 'fake device' });
	});

	it('is the same bytes again', async () => {
		const engine = engineFor([await server()]);
		const piece = picturePiece('a lighthouse');
		const { end, outcomes } = await order(engine, 'sdxl-base', piece, piece, picturePiece('a lighthouse', { seed: 8 }));
		expect(await end).toBeNull();
		const [one, other, different] = await Promise.all(outcomes.map((outcome) => readFile(madeIn(outcome).path)));
		expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
		expect(one?.equals(different ?? Buffer.alloc(0))).toBe(false);
	});

	it('starts from a picture that was sent up, named by its content', async () => {
		const comfy = await server();
		const { picture } = sources();
		const piece = picturePiece('a lighthouse', { kind: 'image-to-image', strength: 0.6 }, { picture });
		const { end, outcomes } = await order(engineFor([comfy]), 'sdxl-base', piece);
		expect([await end, madeIn(outcomes[0]).mediaType]).toEqual([null, 'image/png']);
		const [hash] = comfy.seen.uploadHashes;
		expect(comfy.seen.prompts[0]?.graph).toMatchObject({
			picture: { inputs: { image: `showrunner/${hash}.png` } },
			sampler: { inputs: { denoise: 0.6 } },
		});
	});

	it('shares its steps between the two samplers of Wan A14B', async () => {
		const comfy = await server({ stepMs: 20 });
		const { picture } = sources();
		const change = { kind: 'first-last-frame', steps: 7 } as const;
		const piece = clipPiece('waves', change, { firstFrame: picture, lastFrame: picture });
		const { end, progress } = await order(engineFor([comfy]), 'wan2.2-i2v-a14b', piece);
		expect(await end).toBeNull();
		expect(comfy.seen.prompts[0]?.graph).toMatchObject({
			highSampler: { inputs: { steps: 7, end_at_step: 4 } },
			lowSampler: { inputs: { steps: 7, start_at_step: 4, noise_seed: 0 } },
		});
		expect(progress.some(({ steps }) => steps !== null && steps.done >= 7)).toBe(true);
	});

	it.each([true, false])('has the sound of LTX-2 where it was asked for: %s', async (sound) => {
		const { end, outcomes } = await order(
			engineFor([await server()]),
			'ltx-2-distilled',
			clipPiece('waves', { sound }),
		);
		expect(await end).toBeNull();
		expect(madeIn(outcomes[0]).clip).toEqual({ frameCount: 9, framesPerSecond: 8, hasSound: sound });
	});

	it('is an enlarged clip', async () => {
		const { clip } = sources();
		const size = { width: 128, height: 128 };
		const piece = picturePiece('', { kind: 'upscale', size }, { clip });
		const { end, outcomes } = await order(engineFor([await server()]), 'real-esrgan-upscale', piece);
		expect([await end, madeIn(outcomes[0]).size]).toEqual([null, size]);
	});

	it('is told as failed where nothing came out, the file is gone or somebody stopped it, and the next is made', async () => {
		const comfy = await server();
		comfy.state.fates.push({ fate: 'nothing' }, { fate: 'interrupted' });
		const engine = engineFor([comfy]);
		const pieces = [picturePiece('one'), picturePiece('two'), picturePiece('three')];
		const { end, outcomes } = await order(engine, 'sdxl-base', ...pieces);
		expect(await end).toBeNull();
		expect(outcomes.slice(0, 2)).toMatchObject([
			{ problem: { type: 'comfyui-nothing-made' } },
			{ problem: { type: 'comfyui-interrupted', kind: 'temporarily-unavailable' } },
		]);
		expect(madeIn(outcomes[2]).mediaType).toBe('image/png');
		comfy.state.answers.set('GET /view', { status: 404 });
		const again = await order(engine, 'sdxl-base', picturePiece('four'));
		expect([await again.end, again.outcomes]).toMatchObject([null, [{ problem: { type: 'comfyui-result-gone' } }]]);
	});
});

describe('a ComfyUI that has trouble', () => {
	it('is believed by its history where the socket drops', async () => {
		const comfy = await server({ stepMs: 100 });
		const { reached, end, outcomes } = await order(
			engineFor([comfy]),
			'sdxl-base',
			picturePiece('a lighthouse', { steps: 40 }),
		);
		await reached('denoising');
		comfy.dropSockets();
		await eventually('the socket to be there again', async () => comfy.seen.sockets === 2);
		expect([await end, madeIn(outcomes[0]).mediaType]).toEqual([null, 'image/png']);
		expect(comfy.seen.prompts).toHaveLength(1);
	});

	it('gets a prompt that a restart lost once more, under the same id', async () => {
		const comfy = await server();
		comfy.state.fates.push({ fate: 'hang' });
		const { reached, end, outcomes } = await order(engineFor([comfy]), 'sdxl-base', picturePiece('a lighthouse'));
		await reached('denoising');
		await comfy.restart();
		expect([await end, madeIn(outcomes[0]).mediaType]).toEqual([null, 'image/png']);
		const [first, second, third] = comfy.seen.prompts.map(({ id }) => id);
		expect([second, third]).toEqual([first, undefined]);
	});

	it('ends the order for want of memory, and only a piece for other errors, without paths of the server', async () => {
		const comfy = await server();
		const message = 'bad file /home/someone/models/x.safetensors';
		comfy.state.fates.push(
			{ fate: 'error', type: 'ValueError', message },
			{ fate: 'error', type: 'torch.OutOfMemoryError', message: 'Allocation on device' },
		);
		const pieces = [picturePiece('one'), picturePiece('two'), picturePiece('three')];
		const { end, outcomes } = await order(engineFor([comfy]), 'sdxl-base', ...pieces);
		expect(problemOf(await end)).toMatchObject({ type: 'out-of-memory', kind: 'temporarily-unavailable' });
		expect(outcomes).toMatchObject([{ problem: { type: 'comfyui-failed', kind: 'configuration-invalid' } }]);
		expect(JSON.stringify(outcomes)).toContain('ValueError');
		expect(JSON.stringify(outcomes)).not.toContain('someone');
	});

	it('is told what it did not take', async () => {
		const comfy = await server();
		const { picture } = sources();
		const engine = engineFor([comfy]);
		await engine.models();
		comfy.state.answers.set('POST /upload/image', { status: 413 });
		const drawn = picturePiece('one', { kind: 'image-to-image' }, { picture });
		const refused = await order(engine, 'sdxl-base', drawn);
		expect(problemOf(await refused.end)).toMatchObject({
			type: 'comfyui-upload-refused',
			fix: expect.stringContaining('--max-upload-size'),
		});
		const tooMany = await order(engine, 'sdxl-base', picturePiece('one', { steps: 20_000 }));
		expect(problemOf(await tooMany.end)).toMatchObject({ type: 'comfyui-value-refused', kind: 'input-invalid' });
		await engine.models();
		Object.assign(comfy.state.catalogue, { KSampler: undefined });
		const changed = await order(engine, 'sdxl-base', picturePiece('one'));
		expect(problemOf(await changed.end)).toMatchObject({
			kind: 'configuration-invalid',
			detail: expect.stringContaining('KSampler'),
		});
	});

	it('tells of a history that makes no sense', async () => {
		const comfy = await server();
		const engine = engineFor([comfy]);
		comfy.state.fateOf = () => ({ fate: 'hang' });
		const running = await order(engine, 'sdxl-base', picturePiece('one'));
		await running.reached('denoising');
		const [id = ''] = comfy.seen.prompts.map((prompt) => prompt.id);
		Object.defineProperty(comfy.state.queue.state.history, 'get', { value: () => ({ outputs: 'none' }) });
		expect([await running.end, running.outcomes, id !== '']).toMatchObject([
			null,
			[{ problem: { type: 'comfyui-answer-strange' } }],
			true,
		]);
	});
});

describe('giving up', () => {
	it('stops the running prompt by its id and leaves those of others', async () => {
		const comfy = await server();
		comfy.state.fates.push({ fate: 'hang' }, { fate: 'hang' });
		const engine = engineFor([comfy]);
		const one = await order(engine, 'sdxl-base', picturePiece('one'));
		await one.reached('denoising');
		const other = await order(engine, 'sdxl-base', picturePiece('two'));
		await eventually('the second prompt', async () => comfy.seen.prompts.length === 2);
		const [first = '', second = ''] = comfy.seen.prompts.map(({ id }) => id);
		const reason = new Error('given up');
		other.abort(reason);
		expect(await other.end).toBe(reason);
		expect([comfy.seen.deleted, comfy.seen.interrupted, comfy.state.queue.state.running?.id]).toEqual([
			[second],
			[],
			first,
		]);
		one.abort(reason);
		expect(await one.end).toBe(reason);
		expect(comfy.seen.interrupted).toContain(first);
		expect(comfy.seen.interrupted).not.toContain(null);
		expect(comfy.state.queue.lists()).toEqual({ queue_running: [], queue_pending: [] });
		await eventually('the sockets to close', async () => comfy.listeners() === 0);
	});
});
