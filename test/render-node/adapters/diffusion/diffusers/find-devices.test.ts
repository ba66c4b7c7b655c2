import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deviceEnvironment } from '../../../../../render-node/src/adapters/diffusion/diffusers/device.js';
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
const versions = { torch: '2.11.0+cu130', diffusers: '0.40.0', transformers: '5.17.0' };
const printing = (change: object = {}) =>
	python(
		`test "$1 $2" = '-m showrunner_diffusion.facts' || exit 1\ntest "$PYTHONPATH" = /worker || exit 1\necho loading\n` +
			`echo '${JSON.stringify({ python: '3.11.2', versions, gpus: [], ...change })}'`,
	);
const find = (program: string, timeLimitMs = 20_000) => findDevices(program, '/worker', { timeLimitMs });

describe('the devices for diffusion by Python', () => {
	it('are the GPUs that torch sees', async () => {
		const gpus = [
			{ index: 0, name: 'NVIDIA H200', memoryBytes: 150e9, uuid: 'a' },
			{ index: 1, name: 'NVIDIA L4', memoryBytes: 24e9, uuid: 'b' },
		];
		expect(await find(printing({ gpus }))).toEqual({
			note: '',
			devices: [
				{ index: 0, name: 'NVIDIA H200', kind: 'cuda', memoryBytes: 150e9 },
				{ index: 1, name: 'NVIDIA L4', kind: 'cuda', memoryBytes: 24e9 },
			],
		});
	});

	it('are the processor where there is no GPU', async () => {
		expect((await find(printing())).devices).toMatchObject([{ index: null, kind: 'cpu' }]);
	});

	it.each([
		['Python was not found', () => path.join(folder.path, 'absent')],
		['Python has no torch', () => printing({ versions: { ...versions, torch: null } })],
		['Python has no diffusers', () => printing({ versions: { ...versions, diffusers: null } })],
		['diffusers 0.39.1 is older than 0.40', () => printing({ versions: { ...versions, diffusers: '0.39.1' } })],
		['transformers 4.57.0 is older than 5.0', () => printing({ versions: { ...versions, transformers: '4.57.0' } })],
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

	it('are asked for again only while there are none', async () => {
		const answers = [[], [{ index: null, name: 'CPU', kind: 'cpu' as const, memoryBytes: 1 }]];
		let asked = 0;
		const devices = rememberDevices(async () => ({ devices: answers[asked++] ?? [], note: '' }), 0);
		const count = async () => (await devices()).devices.length;
		expect([await count(), await count(), await count()]).toEqual([0, 1, 1]);
		expect(asked).toBe(2);
	});

	it('are named to a worker as the service was given them', () => {
		const device = (index: number | null, kind: 'cuda' | 'cpu' = 'cuda') => ({
			index,
			name: 'x',
			kind,
			memoryBytes: 1,
		});
		expect(deviceEnvironment(device(1), undefined)).toEqual({ CUDA_VISIBLE_DEVICES: '1' });
		expect(deviceEnvironment(device(1), '4, 6')).toEqual({ CUDA_VISIBLE_DEVICES: '6' });
		expect(deviceEnvironment(device(0), 'GPU-7f')).toEqual({ CUDA_VISIBLE_DEVICES: 'GPU-7f' });
		expect(deviceEnvironment(device(null, 'cpu'), '0')).toEqual({ CUDA_VISIBLE_DEVICES: '' });
	});
});
