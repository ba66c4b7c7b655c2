import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { anotherModelMayHelp } from '../../../../../render-node/src/domain/diffusion/generation-problems.js';
import { retryDelayMs } from '../../../../../render-node/src/domain/jobs/retry-policy.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { eventually, signalled } from '../../../../kits/patience.js';
import {
	gpu,
	orderOf,
	pieceOf,
	recordedRun,
	refusalOf,
	scriptedEngine,
	type ScriptedSetup,
} from './scripted-engine.js';

type Scripted = ReturnType<typeof scriptedEngine>;
const open: Scripted[] = [];
const start = (setup?: ScriptedSetup): Scripted => {
	const scripted = scriptedEngine(setup);
	open.push(scripted);
	return scripted;
};
const model = ({ shelf }: Scripted, index = 0) => {
	const found = shelf[index];
	if (!found) throw new Error('no such model');
	return found;
};
const stopAt = (phase: string, stop: AbortController) => ({
	signal: stop.signal,
	onProgress: (told: { phase: string }) => told.phase === phase && stop.abort(new Error('no longer wanted')),
});

afterEach(async () => {
	await Promise.all(open.splice(0).map((scripted) => scripted.close()));
	expect(childProcesses()).toEqual([]);
});

describe('the diffusers engine', () => {
	it('hands over each piece with what is known of it, and tells the phases', async () => {
		const scripted = start({ script: { others: { truncates: true } } });
		const { run, progress, made } = recordedRun(scripted.workDir);
		await scripted.engine.run(orderOf(model(scripted), 'a lighthouse', 'a boat'), run);
		const [first, second] = made();
		expect(first).toMatchObject({
			...{ mediaType: 'image/png', size: { width: 16, height: 16 }, clip: null, deviceMs: 25, aiGenerated: true },
			warnings: [{ code: 'prompt-truncated', field: 'prompt' }],
			facts: {
				...{ versions: { diffusers: '0.40.0' }, device: { name: 'Scripted' }, memory: 'resident', passes: 3 },
				...{ loadMs: 12, peakBytes: 5_000, arguments: { num_inference_steps: 3 }, milliseconds: { decoding: 3 } },
			},
		});
		expect(second?.facts).not.toHaveProperty('loadMs');
		expect(
			readFileSync(first?.path ?? '')
				.subarray(1, 4)
				.toString(),
		).toBe('PNG');
		expect(progress.map(({ phase, piece, steps }) => `${piece} ${phase} ${steps?.done ?? ''}`.trim())).toEqual([
			...['0 waiting', '0 loading', '0 reading', '0 denoising 0', '0 denoising 1', '0 denoising 2', '0 denoising 3'],
			...['0 decoding', '0 encoding'],
			...['1 reading', '1 denoising 0', '1 denoising 1', '1 denoising 2', '1 denoising 3', '1 decoding', '1 encoding'],
		]);
	});

	it('makes clips with their frames and rate', async () => {
		const scripted = start();
		const { run, made } = recordedRun(scripted.workDir);
		const clip = pieceOf('waves', { kind: 'text-to-video', frameCount: 9, framesPerSecond: 8 });
		await scripted.engine.run(orderOf(model(scripted), clip), run);
		expect(made()[0]).toMatchObject({
			mediaType: 'video/mp4',
			clip: { frameCount: 9, framesPerSecond: 8, hasSound: false },
		});
	});

	it('gives the same bytes for the same request in another process', async () => {
		const hashes: string[] = [];
		for (let count = 0; count < 2; count++) {
			const scripted = start();
			const { run, made } = recordedRun(scripted.workDir);
			await scripted.engine.run(orderOf(model(scripted), 'a lighthouse'), run);
			hashes.push(
				createHash('sha256')
					.update(readFileSync(made()[0]?.path ?? ''))
					.digest('hex'),
			);
		}
		expect(new Set(hashes).size).toBe(1);
	});

	it('uses a process again that has the model, in a folder of its own and without the settings of the service', async () => {
		process.env['SHOWRUNNER_API_KEY'] = 'secret';
		const scripted = start();
		for (const prompt of ['one', 'two'])
			await scripted.engine.run(orderOf(model(scripted), prompt), recordedRun(scripted.workDir).run);
		delete process.env['SHOWRUNNER_API_KEY'];
		expect(scripted.story()).toEqual(['0 started', '0 run', '0 run']);
		const [started] = scripted.journal();
		expect(started).toMatchObject({ device: '0', ownSettings: [] });
		expect(started?.cwd).toContain('scratch');
		await scripted.engine.close();
		expect(existsSync(started?.cwd ?? '')).toBe(false);
	});

	it('waits until a piece was taken over before it tells the next', async () => {
		const scripted = start();
		const gate = signalled();
		const told: number[] = [];
		const { run } = recordedRun(scripted.workDir, {
			async onPiece({ piece }) {
				told.push(piece);
				if (piece === 0) await gate.promise;
			},
		});
		const running = scripted.engine.run(orderOf(model(scripted), 'one', 'two'), run);
		await eventually('the first piece', async () => told.length === 1);
		expect(told).toEqual([0]);
		gate.resolve();
		await running;
		expect(told).toEqual([0, 1]);
	});

	it('ends the worker and rejects when a piece cannot be taken over', async () => {
		const scripted = start();
		const onPiece = () => Promise.reject(new Error('the disk is full'));
		const { run } = recordedRun(scripted.workDir, { onPiece });
		await expect(scripted.engine.run(orderOf(model(scripted), 'one'), run)).rejects.toThrow('the disk is full');
		expect(childProcesses()).toEqual([]);
	});

	it('tells a piece that could not be made and goes on with the next', async () => {
		const scripted = start({ script: { others: { badPieces: { 0: 'not-finite', 1: 'constant-picture' } } } });
		const { run, outcomes } = recordedRun(scripted.workDir);
		await scripted.engine.run(orderOf(model(scripted), 'one', 'two', 'three'), run);
		expect(outcomes).toMatchObject([
			{ piece: 0, problem: { type: 'picture-not-finite' } },
			{ piece: 1, problem: { type: 'picture-constant' } },
			{ piece: 2, made: { mediaType: 'image/png' } },
		]);
		for (const outcome of outcomes.slice(0, 2)) {
			const problem = 'problem' in outcome ? outcome.problem : null;
			// Another model may do it; the same one would fail the same way again.
			expect(problem && anotherModelMayHelp(problem)).toBe(true);
			expect(problem && retryDelayMs(problem, 1)).toBeNull();
		}
	});

	it('loads a model anew when a pull has brought another revision of it', async () => {
		const scripted = start();
		const [shelved] = scripted.shelf;
		if (!shelved) throw new Error('no model');
		const before = orderOf(shelved, 'one');
		await scripted.engine.run(before, recordedRun(scripted.workDir).run);
		const card = { ...shelved.model.card, revision: 'newer' };
		scripted.shelf[0] = { ...shelved, model: { ...shelved.model, card } };
		// What was planned before the pull would be kept under a revision that did not make it.
		expect(await refusalOf(scripted.engine.run(before, recordedRun(scripted.workDir).run))).toMatchObject({
			...{ type: 'model-changed', kind: 'temporarily-unavailable' },
		});
		const { run, made } = recordedRun(scripted.workDir);
		await scripted.engine.run(orderOf(scripted.shelf[0], 'one'), run);
		expect(made()).toHaveLength(1);
		expect(scripted.story().filter((note) => note.endsWith('started'))).toEqual(['0 started', '1 started']);
	});

	it('sends more pieces than fit into one line in several', async () => {
		const scripted = start();
		const { run, outcomes } = recordedRun(scripted.workDir);
		const long = Array.from({ length: 4 }, (_, index) => pieceOf(`${index}${'長'.repeat(70_000)}`, { steps: 1 }));
		await scripted.engine.run(orderOf(model(scripted), ...long), run);
		expect(outcomes.map(({ piece }) => piece)).toEqual([0, 1, 2, 3]);
		expect(scripted.story()).toEqual(['0 started', '0 run', '0 run']);
	});

	it('refuses what the worker cannot load, with the way out', async () => {
		const scripted = start();
		rmSync(model(scripted).path ?? '', { recursive: true });
		const { run } = recordedRun(scripted.workDir);
		expect(await refusalOf(scripted.engine.run(orderOf(model(scripted), 'one'), run))).toMatchObject({
			...{ type: 'model-unreadable', kind: 'configuration-invalid', fix: expect.stringContaining('models pull tiny') },
		});
	});

	it.each(['input-invalid', 'defect', 'family-unknown'])('passes on that an order failed with %s', async (code) => {
		const scripted = start({ script: { others: { failAt: { reading: code } } } });
		const { run } = recordedRun(scripted.workDir);
		const problem = await refusalOf(scripted.engine.run(orderOf(model(scripted), 'one'), run));
		expect(problem.kind).toBe(code === 'family-unknown' ? 'configuration-invalid' : code);
		expect(problem.title).not.toContain(scripted.folder);
		expect(scripted.left()).toEqual([]);
	});
});

describe('a cancelled order', () => {
	it.each(['reading', 'denoising'])('is given up by the worker while %s, which is used again', async (phase) => {
		const scripted = start({ script: { others: { stepMs: 50 } } });
		const { run, outcomes } = recordedRun(scripted.workDir, stopAt(phase, new AbortController()));
		await expect(scripted.engine.run(orderOf(model(scripted), 'one'), run)).rejects.toThrow('no longer wanted');
		expect(outcomes).toEqual([]);
		expect(scripted.left().filter((name) => name.startsWith('diffusers-'))).toEqual([]);
		await scripted.engine.run(orderOf(model(scripted), 'two'), recordedRun(scripted.workDir).run);
		expect(scripted.story()).toEqual(['0 started', '0 run', '0 cancel', '0 run']);
	});

	it.each(['loading', 'decoding'])('is ended by force while %s', async (phase) => {
		const scripted = start({ script: { others: { at: { [phase]: 'hang' } } } });
		const { run } = recordedRun(scripted.workDir, stopAt(phase, new AbortController()));
		await expect(scripted.engine.run(orderOf(model(scripted), 'one'), run)).rejects.toThrow('no longer wanted');
		expect(childProcesses()).toEqual([]);
		expect(scripted.left()).toEqual([]);
		expect(scripted.story()).not.toContain('0 cancel');
	});

	it('is ended by request, then by force, when the worker does not answer', async () => {
		const script = { others: { at: { denoising: 'hang' }, cancel: 'never' as const, ignoresTerm: true } };
		const scripted = start({ script, limits: { cancelGraceMs: 2_000, terminateGraceMs: 2_000 } });
		const { run } = recordedRun(scripted.workDir, stopAt('denoising', new AbortController()));
		await expect(scripted.engine.run(orderOf(model(scripted), 'one'), run)).rejects.toThrow('no longer wanted');
		expect(scripted.story()).toEqual(['0 started', '0 run', '0 cancel', '0 asked to end']);
		expect(childProcesses()).toEqual([]);
		expect(scripted.left()).toEqual([]);
	});

	it('does not start when it is cancelled before, nor go on while its worker starts', async () => {
		const scripted = start({ script: { others: { at: { starting: 'hang' } } } });
		const gone = { signal: AbortSignal.abort(new Error('never wanted')) };
		const order = orderOf(model(scripted), 'one');
		await expect(scripted.engine.run(order, recordedRun(scripted.workDir, gone).run)).rejects.toThrow('never wanted');
		expect(scripted.story()).toEqual([]);
		const stop = new AbortController();
		const running = scripted.engine.run(order, recordedRun(scripted.workDir, { signal: stop.signal }).run);
		running.catch(() => undefined);
		await eventually('a start', async () => scripted.story().length > 0);
		stop.abort(new Error('no longer wanted'));
		await expect(running).rejects.toThrow('no longer wanted');
		expect(scripted.left()).toEqual([]);
	});

	it('keeps the pieces that were told before', async () => {
		const scripted = start({ script: { others: { stepMs: 20 } } });
		const stop = new AbortController();
		const recorded = recordedRun(scripted.workDir, {
			signal: stop.signal,
			onProgress: ({ piece, phase }) => {
				if (piece === 1 && phase === 'denoising') stop.abort(new Error('no longer wanted'));
			},
		});
		await expect(scripted.engine.run(orderOf(model(scripted), 'one', 'two'), recorded.run)).rejects.toThrow();
		expect(recorded.outcomes).toHaveLength(1);
		expect(existsSync(recorded.made()[0]?.path ?? '')).toBe(true);
	});
});

describe('the end of the service', () => {
	it('leaves no worker, idle or busy, however it behaves', async () => {
		const processes = [{}, { at: { denoising: 'hang' }, ignoresEnd: true, ignoresTerm: true }];
		const scripted = start({ script: { processes }, devices: [gpu(0), gpu(1)], limits: { endGraceMs: 300 } });
		const order = orderOf(model(scripted), 'one');
		const busy = signalled();
		await scripted.engine.run(order, recordedRun(scripted.workDir).run);
		// One device has an idle worker that takes the next order; the order after it needs a new one on the other device.
		const { run } = recordedRun(scripted.workDir, {
			onProgress: ({ phase }) => phase === 'denoising' && busy.resolve(),
		});
		const idle = scripted.engine.run(order, recordedRun(scripted.workDir).run);
		const hung = refusalOf(scripted.engine.run(order, run));
		await Promise.all([idle, busy.promise]);
		expect(childProcesses()).toHaveLength(2);
		await scripted.engine.close();
		expect(childProcesses()).toEqual([]);
		expect(await hung).toMatchObject({ type: 'engine-closed' });
		expect(await refusalOf(scripted.engine.run(order, run))).toMatchObject({ type: 'engine-closed' });
	});

	it('gives back the memory of an idle worker after a while', async () => {
		const scripted = start({ limits: { idleEndMs: 100 } });
		await scripted.engine.run(orderOf(model(scripted), 'one'), recordedRun(scripted.workDir).run);
		await eventually('the end of the worker', async () => childProcesses().length === 0);
		expect(scripted.story()).toEqual(['0 started', '0 run', '0 exit']);
	});
});
