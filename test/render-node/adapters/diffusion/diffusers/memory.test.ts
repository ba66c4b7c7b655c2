import { afterEach, describe, expect, it } from '@jest/globals';
import type { ShelvedModel } from '../../../../../render-node/src/domain/diffusion/catalogue.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { eventually, signalled } from '../../../../kits/patience.js';
import { gpu, orderOf, recordedRun, refusalOf, scriptedEngine, type ScriptedSetup } from './scripted-engine.js';

type Scripted = ReturnType<typeof scriptedEngine>;
const open: Scripted[] = [];
const start = (setup?: ScriptedSetup): Scripted => {
	const scripted = scriptedEngine(setup);
	open.push(scripted);
	return scripted;
};
const modelOf = ({ shelf }: Scripted, id: string): ShelvedModel => {
	const found = shelf.find(({ model }) => model.card.id === id);
	if (!found) throw new Error(`no model ${id}`);
	return found;
};
async function run(scripted: Scripted, id: string, ...prompts: string[]) {
	const recorded = recordedRun(scripted.workDir);
	await scripted.engine.run(orderOf(modelOf(scripted, id), ...prompts), recorded.run);
	return recorded;
}
const warningsOf = ({ made }: Awaited<ReturnType<typeof run>>) =>
	made().map(({ warnings }) => warnings.map(({ code }) => code));

afterEach(async () => {
	await Promise.all(open.splice(0).map((scripted) => scripted.close()));
	expect(childProcesses()).toEqual([]);
});

describe('the memory ladder', () => {
	it('goes down until the model fits, says so, and begins there the next time', async () => {
		const script = { others: { outOfMemoryOn: ['resident', 'tiled'], stepMs: 1 } };
		const scripted = start({ script, limits: { idleEndMs: 0 } });
		const first = await run(scripted, 'tiny', 'one', 'two');
		expect(scripted.rungs()).toEqual(['resident', 'tiled', 'offload-model']);
		expect(warningsOf(first)).toEqual([['memory-reduced'], ['memory-reduced']]);
		expect(first.made()[0]?.facts).toMatchObject({ memory: 'offload-model' });
		await eventually('the end of the worker', async () => childProcesses().length === 0);
		expect(warningsOf(await run(scripted, 'tiny', 'three'))).toEqual([['memory-reduced']]);
		expect(scripted.rungs()).toEqual(['resident', 'tiled', 'offload-model', 'offload-model']);
	});

	it('keeps the pieces that were made before memory ran out', async () => {
		const scripted = start({ script: { processes: [{ onPiece: 1, outOfMemoryOn: ['resident'] }] } });
		const recorded = await run(scripted, 'tiny', 'one', 'two', 'three');
		expect(recorded.outcomes.map(({ piece }) => piece)).toEqual([0, 1, 2]);
		expect(warningsOf(recorded)).toEqual([[], ['memory-reduced'], ['memory-reduced']]);
		const runs = scripted.journal().filter(({ what }) => what === 'run');
		expect(runs).toMatchObject([{ prompts: ['one', 'two', 'three'] }, { prompts: ['two', 'three'] }]);
	});

	it('ends below the last rung, with what was tried', async () => {
		const script = { others: { outOfMemoryOn: ['resident', 'tiled', 'offload-model', 'offload-group'] } };
		const scripted = start({ script });
		const problem = await refusalOf(run(scripted, 'tiny', 'one'));
		expect(problem).toMatchObject({ type: 'out-of-memory', kind: 'configuration-invalid' });
		expect(problem.detail).toContain('resident, tiled, offload-model, offload-group');
		expect(childProcesses()).toEqual([]);
		expect(scripted.left()).toEqual([]);
	});

	it('has no offloading where the processor computes in the memory of the machine', async () => {
		const script = { others: { outOfMemoryOn: ['resident', 'tiled'], outOfMemoryIn: 'loading' } };
		const scripted = start({ script, devices: [{ index: null, name: 'CPU', kind: 'cpu', memoryBytes: 100 }] });
		expect((await refusalOf(run(scripted, 'tiny', 'one'))).detail).toBe('Tried on CPU: resident, tiled.');
	});

	it.each([
		['resident', 100, 80],
		['tiled', 100, 81],
		['offload-model', 100, 90],
		['offload-group', 100, 500],
	])('begins at %s for a device of %i and weights of %i', async (rung, memoryBytes, weightsBytes) => {
		const scripted = start({ devices: [gpu(0, memoryBytes)], models: { tiny: [weightsBytes, 4] } });
		const { made } = await run(scripted, 'tiny', 'one');
		expect(scripted.rungs()).toEqual([rung]);
		expect(made()[0]?.warnings).toEqual([]);
	});

	it('begins lower where other programs have taken memory of the device', async () => {
		const scripted = start({ script: { others: { freeBytes: 12 } } });
		expect(warningsOf(await run(scripted, 'tiny', 'one'))).toEqual([['memory-reduced']]);
		expect(scripted.rungs()).toEqual(['offload-model']);
	});

	it('has idle models go before the one that is asked for is made slower', async () => {
		const script = { processes: [{}, { outOfMemoryOn: ['resident'] }] };
		const scripted = start({ script, models: { tiny: [10, 2], other: [10, 2] } });
		await run(scripted, 'other', 'one');
		expect(warningsOf(await run(scripted, 'tiny', 'two'))).toEqual([[]]);
		expect(scripted.rungs()).toEqual(['resident', 'resident', 'resident']);
	});
});

describe('models that share a device', () => {
	it('stay side by side while they fit, and go in the order of their last use', async () => {
		const models: ScriptedSetup['models'] = { a: [25, 5], b: [25, 5], c: [25, 5], large: [45, 10] };
		const scripted = start({ models });
		for (const id of ['a', 'b', 'c', 'a']) await run(scripted, id, 'one');
		expect(childProcesses()).toHaveLength(3);
		await run(scripted, 'large', 'one');
		// 100 hold 3 × 30; the large one needs 64, so two go: b and c, since a was used after them.
		expect(scripted.story()).toEqual([
			...['0 started', '0 run', '1 started', '1 run', '2 started', '2 run', '0 run'],
			...['1 exit', '2 exit', '3 started', '3 run'],
		]);
	});

	it('go before a new one starts when the device has less free than was reckoned', async () => {
		const script = { processes: [{}, { freeBytes: 10 }] };
		const scripted = start({ script, models: { a: [20, 2], b: [20, 2] } });
		await run(scripted, 'a', 'one');
		await run(scripted, 'b', 'one');
		expect(scripted.story()).toEqual(['0 started', '0 run', '1 started', '0 exit', '1 run']);
		expect(scripted.rungs()).toEqual(['resident', 'resident']);
	});
});

describe('devices', () => {
	it('work side by side, each on one order at a time', async () => {
		const scripted = start({ devices: [gpu(0), gpu(1)], script: { others: { stepMs: 50 } } });
		expect(await scripted.engine.lanes()).toBe(2);
		await Promise.all(['one', 'two', 'three', 'four'].map((prompt) => run(scripted, 'tiny', prompt)));
		const journal = scripted.journal();
		expect(new Set(journal.map(({ device }) => device))).toEqual(new Set(['0', '1']));
		expect(journal.filter(({ what }) => what === 'started')).toHaveLength(2);
		expect(journal.filter(({ what }) => what === 'run')).toHaveLength(4);
	});

	it('are chosen by what is loaded, then by what is free', async () => {
		const models: ScriptedSetup['models'] = { a: [10, 2], b: [10, 2] };
		const scripted = start({ devices: [gpu(0, 40), gpu(1, 50)], models });
		for (const id of ['a', 'b', 'a', 'b']) await run(scripted, id, 'one');
		const runs = scripted
			.journal()
			.flatMap(({ what, model, device }) => (what === 'run' ? `${model} on ${device}` : []));
		expect(runs).toEqual(['a on 1', 'b on 0', 'a on 1', 'b on 0']);
	});

	it('are not given orders that they have no memory for', async () => {
		const scripted = start({ devices: [gpu(0, 10), gpu(1, 100)], models: { tiny: [200, 4] } });
		await Promise.all(['one', 'two'].map((prompt) => run(scripted, 'tiny', prompt)));
		expect(new Set(scripted.journal().map(({ device }) => device))).toEqual(new Set(['1']));
	});

	it('are waited for in the order of asking, until the wait is given up', async () => {
		const scripted = start({ script: { others: { stepMs: 100 } } });
		const order = (prompt: string) => orderOf(modelOf(scripted, 'tiny'), prompt);
		const busy = signalled();
		const first = scripted.engine.run(
			order('first'),
			recordedRun(scripted.workDir, { onProgress: ({ phase }) => phase === 'denoising' && busy.resolve() }).run,
		);
		await busy.promise;
		const stop = new AbortController();
		const waiting = recordedRun(scripted.workDir, { signal: stop.signal });
		const second = scripted.engine.run(order('second'), waiting.run);
		const third = run(scripted, 'tiny', 'third');
		const fourth = run(scripted, 'tiny', 'fourth');
		stop.abort(new Error('no longer wanted'));
		await expect(second).rejects.toThrow('no longer wanted');
		expect(waiting.progress).toEqual([{ phase: 'waiting', piece: 0, steps: null }]);
		await Promise.all([first, third, fourth]);
		expect(scripted.journal().flatMap(({ prompts }) => prompts ?? [])).toEqual(['first', 'third', 'fourth']);
	});
});

describe('the models that are offered', () => {
	it('are available with files and room, and else say what is missing', async () => {
		const scripted = start({ models: { tiny: [10, 2], absent: [10, 2], huge: [5_000, 2] } });
		modelOf(scripted, 'absent').path = null;
		expect(await scripted.engine.models()).toMatchObject([
			{ card: { id: 'tiny' }, available: true },
			{ card: { id: 'absent' }, available: false, note: expect.stringContaining('render-node models pull absent') },
			{ card: { id: 'huge' }, available: false, note: expect.stringContaining('memory') },
		]);
	});

	it('are none that can be used where there is no device', async () => {
		const scripted = start({ devices: [] });
		const note = 'There is no Python here: install it';
		expect(await scripted.engine.models()).toMatchObject([{ available: false, note }]);
		expect(await scripted.engine.lanes()).toBe(0);
		expect(await refusalOf(run(scripted, 'tiny', 'one'))).toMatchObject({ type: 'diffusers-missing', fix: note });
	});
});
