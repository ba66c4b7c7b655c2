import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deviceEnvironment, givenDevices } from '../../../../../render-node/src/adapters/diffusion/diffusers/device.js';
import {
	findDevices,
	rememberDevices,
} from '../../../../../render-node/src/adapters/diffusion/diffusers/find-devices.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const folder = temporaryFolder('find-devices');
afterAll(() => folder.remove());

/** A program in Python's place. */
function python(script: string): string {
	const file = path.join(folder.path, `python-${Math.random()}`);
	writeFileSync(file, `#!/bin/sh\n${script}\n`);
	chmodSync(file, 0o755);
	return file;
}
const gpus = [
	{ index: 0, name: 'NVIDIA H200', memoryBytes: 150e9, uuid: 'GPU-aa' },
	{ index: 1, name: 'NVIDIA L4', memoryBytes: 24e9, uuid: 'GPU-bb' },
];
const versions = { torch: '2.11.0+cu130', diffusers: '0.40.0', transformers: '5.17.0' };
const printing = (change: object = {}) =>
	python(
		`test "$1 $2" = '-m showrunner_diffusion.facts' || exit 1\ntest "$PYTHONPATH" = /worker || exit 1\necho loading\n` +
			`echo '${JSON.stringify({ python: '3.11.2', ...versions, gpus: [], ...change })}'`,
	);
const find = (program: string, timeLimitMs = 20_000) => findDevices(program, '/worker', { timeLimitMs });

describe('the devices for diffusion by Python', () => {
	it('are the GPUs, under the names that hold wherever they are plugged in', async () => {
		expect(await find(printing({ gpus }))).toEqual({
			note: '',
			devices: [
				{ index: 0, uuid: 'GPU-aa', name: 'NVIDIA H200', kind: 'cuda', memoryBytes: 150e9 },
				{ index: 1, uuid: 'GPU-bb', name: 'NVIDIA L4', kind: 'cuda', memoryBytes: 24e9 },
			],
		});
	});

	it('are the processor where torch is built without CUDA', async () => {
		const found = await find(printing({ gpus, torch: '2.11.0+cpu' }));
		expect(found.devices).toMatchObject([{ index: null, kind: 'cpu' }]);
	});

	it('are the processor where there is no GPU', async () => {
		expect((await find(printing())).devices).toMatchObject([{ index: null, kind: 'cpu' }]);
	});

	it.each([
		['Python was not found', () => path.join(folder.path, 'absent')],
		['Python has no torch', () => printing({ torch: null })],
		['Python has no diffusers', () => printing({ diffusers: null })],
		['diffusers 0.39.1 is older than 0.40', () => printing({ diffusers: '0.39.1' })],
		['transformers 4.57.0 is older than 5.0', () => printing({ transformers: '4.57.0' })],
		['python 3.9.18 is older than 3.10', () => printing({ python: '3.9.18' })],
		['Python does not run the diffusers worker', () => python('exit 1')],
		['Python does not run the diffusers worker', () => python('echo nonsense')],
		['Python does not run the diffusers worker', () => python('echo "{}"')],
	])('are none, and it is said why: %s', async (note, program) => {
		const found = await find(program());
		expect(found.devices).toEqual([]);
		expect(found.note).toContain(note);
		expect(found.note).toContain('SHOWRUNNER_PYTHON');
	});

	it('are none when Python does not answer', async () => {
		expect((await find(python('exec sleep 600'), 300)).note).toContain('Python did not answer in time');
		expect(childProcesses()).toEqual([]);
	});

	it('are asked for again only while there is no GPU', async () => {
		const gpu = { index: 0, name: 'GPU', kind: 'cuda' as const, memoryBytes: 1 };
		const answers = [[], [{ ...gpu, index: null, kind: 'cpu' as const }], [gpu], []];
		let asked = 0;
		const devices = rememberDevices(async () => ({ devices: answers[asked++] ?? [], note: '' }), 0);
		const kind = async () => (await devices()).devices[0]?.kind;
		expect([await kind(), await kind(), await kind(), await kind()]).toEqual([undefined, 'cpu', 'cuda', 'cuda']);
		expect(asked).toBe(3);
	});

	it('are those that the operator gave to the service, in that order', () => {
		const all = gpus.map((gpu) => ({ ...gpu, kind: 'cuda' as const }));
		const given = (names: string | undefined) => givenDevices(all, names).map(({ uuid }) => uuid);
		expect(given(undefined)).toEqual(['GPU-aa', 'GPU-bb']);
		expect(given('1, 0')).toEqual(['GPU-bb', 'GPU-aa']);
		expect(given('GPU-b')).toEqual(['GPU-bb']);
		expect(given('MIG-7c')).toEqual(['MIG-7c']);
		expect(given('')).toEqual([]);
	});

	it('are named to a worker so that it sees no other', () => {
		const gpu = { index: 1, name: 'x', kind: 'cuda' as const, memoryBytes: 1 };
		expect(deviceEnvironment({ ...gpu, uuid: 'GPU-aa' })).toMatchObject({ CUDA_VISIBLE_DEVICES: 'GPU-aa' });
		expect(deviceEnvironment(gpu)).toMatchObject({ CUDA_VISIBLE_DEVICES: '1', CUDA_DEVICE_ORDER: 'PCI_BUS_ID' });
		expect(deviceEnvironment({ ...gpu, index: null, kind: 'cpu' })).toMatchObject({ CUDA_VISIBLE_DEVICES: '' });
	});
});
