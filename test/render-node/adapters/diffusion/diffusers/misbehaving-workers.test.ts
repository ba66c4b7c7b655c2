import { afterEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import type { DiffusersLimits } from '../../../../../render-node/src/adapters/diffusion/diffusers/limits.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { eventually } from '../../../../kits/patience.js';
import { gpu, orderOf, recordedRun, refusalOf, scriptedEngine, type ScriptedSetup } from './scripted-engine.js';

type Scripted = ReturnType<typeof scriptedEngine>;
const open: Scripted[] = [];
const start = (setup?: ScriptedSetup): Scripted => {
	const scripted = scriptedEngine(setup);
	open.push(scripted);
	return scripted;
};
const tiny = ({ shelf: [first] }: Scripted) => {
	if (!first) throw new Error('no model');
	return first;
};
/** Runs an order for each prompt and gives what it told. */
async function run(scripted: Scripted, ...prompts: string[]) {
	const recorded = recordedRun(scripted.workDir);
	await scripted.engine.run(orderOf(tiny(scripted), ...prompts), recorded.run);
	return recorded;
}
const refused = (scripted: Scripted, ...prompts: string[]) => refusalOf(run(scripted, ...prompts));
const phases = ['loading', 'reading', 'denoising', 'decoding', 'encoding'] as const;
const short = (change: Partial<DiffusersLimits>): Partial<DiffusersLimits> => change;

afterEach(async () => {
	await Promise.all(open.splice(0).map((scripted) => scripted.close()));
	expect(childProcesses()).toEqual([]);
});

describe('a worker that dies', () => {
	it.each(phases)('while %s is followed by another, which makes what is missing', async (phase) => {
		const dies = { at: { [phase]: 'crash' }, ...(phase !== 'loading' && { onPiece: 1 }) };
		const scripted = start({ script: { processes: [dies] } });
		const { outcomes, made } = await run(scripted, 'one', 'two', 'three');
		expect(outcomes.map(({ piece }) => piece)).toEqual([0, 1, 2]);
		expect(made()).toHaveLength(3);
		const again = phase === 'loading' ? ['one', 'two', 'three'] : ['two', 'three'];
		expect(scripted.journal().find(({ process, what }) => process === 1 && what === 'run')).toMatchObject({
			prompts: again,
		});
	});

	it.each(['half-line', 'half-file', 'die-by-abort', 'close-events'])(
		'by %s leaves nothing behind',
		async (misdeed) => {
			const scripted = start({ script: { processes: [{ at: { decoding: misdeed } }] }, limits: { endGraceMs: 500 } });
			const { made } = await run(scripted, 'one');
			expect(made()).toHaveLength(1);
			expect(scripted.left().filter((name) => !name.endsWith('.png') && !name.startsWith('showrunner-'))).toEqual([]);
		},
	);

	it('twice over one request is not started for it a third time', async () => {
		const scripted = start({ script: { processes: [{ at: { denoising: 'crash' } }, { at: { decoding: 'crash' } }] } });
		const problem = await refused(scripted, 'one');
		expect(problem).toMatchObject({ type: 'quarantined-by-worker', kind: 'temporarily-unavailable' });
		expect(await refused(scripted, 'one')).toMatchObject({ type: 'quarantined-by-worker' });
		expect(scripted.journal().filter(({ what }) => what === 'started')).toHaveLength(2);
		expect((await run(scripted, 'another')).made()).toHaveLength(1);
	});

	it('twice over one piece keeps no other piece of its order from being made', async () => {
		const scripted = start({ script: { processes: [{ at: { denoising: 'crash' } }, { at: { decoding: 'crash' } }] } });
		await refused(scripted, 'one', 'two');
		const { outcomes } = await run(scripted, 'one', 'two', 'three');
		expect(outcomes).toMatchObject([
			{ piece: 0, problem: { type: 'quarantined-by-worker' } },
			{ piece: 1, made: { mediaType: 'image/png' } },
			{ piece: 2, made: { mediaType: 'image/png' } },
		]);
	});

	it('once over a request that was made then is no ground for a quarantine', async () => {
		const dies = { at: { denoising: 'crash' } };
		const scripted = start({ script: { processes: [dies, {}, dies, {}] }, limits: { idleEndMs: 0 } });
		for (let count = 0; count < 2; count++) {
			expect((await run(scripted, 'one')).made()).toHaveLength(1);
			await eventually('the end of the worker', async () => childProcesses().length === 0);
		}
		expect(scripted.journal().filter(({ what }) => what === 'started')).toHaveLength(4);
	});

	it('of a device that broke is not used again', async () => {
		const scripted = start({ script: { processes: [{ failAt: { denoising: 'device' } }] } });
		expect((await run(scripted, 'one')).made()).toHaveLength(1);
		expect(scripted.story()).toEqual(['0 started', '0 run', '0 exit', '1 started', '1 run']);
	});

	it('by a SIGKILL that is not ours has idle models give up their memory first', async () => {
		const script = { processes: [{}, { at: { loading: 'die-by-kill' } }] };
		const scripted = start({ script, models: { tiny: [10, 2], other: [10, 2] }, devices: [gpu()] });
		const [tinyModel, other] = scripted.shelf;
		if (!tinyModel || !other) throw new Error('no models');
		await run(scripted, 'one');
		const recorded = recordedRun(scripted.workDir);
		await scripted.engine.run(orderOf(other, 'two'), recorded.run);
		expect(recorded.made()).toHaveLength(1);
		expect(scripted.story()).toEqual(['0 started', '0 run', '1 started', '1 run', '0 exit', '2 started', '2 run']);
		expect(scripted.rungs()).toEqual(['resident', 'resident', 'resident']);
	});

	it('before it is ready is told as such', async () => {
		const scripted = start({ script: { others: { at: { starting: 'crash' } } } });
		expect(await refused(scripted, 'one')).toMatchObject({ type: 'worker-not-started', kind: 'configuration-invalid' });
		expect(scripted.left()).toEqual([]);
	});
});

describe('a worker that hangs', () => {
	it.each([
		['starting', short({ startMs: 1_000 })],
		['loading', short({ loadBaseMs: 300 })],
		['reading', short({ readingMs: 300 })],
		['denoising', short({ firstStepMs: 300 })],
		['decoding', short({ decodingMs: 300 })],
		['encoding', short({ encodingMs: 300 })],
	])('while %s is ended', async (phase, limits) => {
		const scripted = start({ script: { others: { at: { [phase]: 'hang' }, ignoresTerm: true } }, limits });
		const problem = await refused(scripted, 'one');
		expect(problem).toMatchObject({ type: 'worker-stalled', kind: 'temporarily-unavailable' });
		expect(problem.title).toContain(phase);
		expect(childProcesses()).toEqual([]);
		expect(scripted.left()).toEqual([]);
	});

	it('is ended although it goes on talking', async () => {
		const script = { others: { at: { decoding: 'beating-heart' } } };
		const scripted = start({ script, limits: { decodingMs: 500 } });
		expect(await refused(scripted, 'one')).toMatchObject({ type: 'worker-stalled' });
	});

	it('in a later step is measured by the steps before', async () => {
		const script = { others: { at: { 'denoising-2': 'hang' }, stepMs: 5 } };
		const scripted = start({ script, limits: { firstStepMs: 600_000, stepFloorMs: 300 } });
		expect((await refused(scripted, 'one')).title).toContain('denoising');
	});

	it('is not taken for hung as long as it makes progress', async () => {
		const scripted = start({ script: { others: { stepMs: 100 } }, limits: { firstStepMs: 5_000, stepFloorMs: 5_000 } });
		expect((await run(scripted, 'one', 'two')).made()).toHaveLength(2);
	});

	it('over the same request twice is not started for it a third time', async () => {
		const scripted = start({ script: { others: { at: { decoding: 'hang' } } }, limits: { decodingMs: 200 } });
		const types = [];
		for (let count = 0; count < 3; count++) types.push((await refused(scripted, 'one')).type);
		expect(types).toEqual(['worker-stalled', 'quarantined-by-worker', 'quarantined-by-worker']);
		expect(scripted.journal().filter(({ what }) => what === 'started')).toHaveLength(2);
	});
});

describe('a worker that cannot be trusted', () => {
	it.each(['garbage', 'unknown-event', 'foreign-order', 'endless-line'])('for %s is ended', async (misdeed) => {
		const scripted = start({ script: { others: { at: { denoising: misdeed } } } });
		expect(await refused(scripted, 'one')).toMatchObject({ type: 'worker-distrusted', kind: 'defect' });
		expect(childProcesses()).toEqual([]);
		expect(scripted.left()).toEqual([]);
	});

	it.each(['hash', 'missing', 'outside', 'link', 'linked-folder', 'size', 'length'])(
		'for a file that is not what it says (%s) is ended, and the file is not handed over',
		async (lie) => {
			const scripted = start({ script: { others: { lie } } });
			const recorded = recordedRun(scripted.workDir);
			const problem = await refusalOf(scripted.engine.run(orderOf(tiny(scripted), 'one'), recorded.run));
			expect(problem).toMatchObject({ type: 'worker-distrusted' });
			expect(recorded.outcomes).toEqual([]);
			expect(scripted.left().filter((name) => !name.startsWith('elsewhere'))).toEqual([]);
		},
	);

	it('for another version of the protocol is not used', async () => {
		const scripted = start({ script: { others: { protocol: 2 } } });
		expect(await refused(scripted, 'one')).toMatchObject({
			...{ type: 'worker-distrusted', kind: 'configuration-invalid' },
		});
	});

	it('to compute on the GPU is not used', async () => {
		const scripted = start({ script: { others: { losesDevice: true } } });
		expect(await refused(scripted, 'one')).toMatchObject({ type: 'device-unusable', kind: 'configuration-invalid' });
	});

	it('for what it prints is used all the same, however much that is', async () => {
		const scripted = start({ script: { others: { at: { denoising: 'flood-logs' } } } });
		expect((await run(scripted, 'one')).made()).toHaveLength(1);
	});

	it('is told from one that does everything right', async () => {
		const scripted = start({ script: { others: { at: { sleeping: 'garbage' }, lie: undefined } } });
		expect((await run(scripted, 'one')).made()).toHaveLength(1);
	});
});

describe('a worker that ends while it is idle', () => {
	it('is replaced when it is needed', async () => {
		const scripted = start();
		await run(scripted, 'one');
		const [started] = scripted.journal();
		process.kill(started?.pid ?? 0, 'SIGKILL');
		rmSync(started?.cwd ?? '', { recursive: true, force: true });
		expect((await run(scripted, 'two')).made()).toHaveLength(1);
	});
});
