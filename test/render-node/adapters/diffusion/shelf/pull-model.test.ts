import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { pullModel, type PullModelOptions } from '../../../../../render-node/src/adapters/diffusion/shelf/pull-model';
import { readManifest } from '../../../../../render-node/src/adapters/diffusion/shelf/pull-manifest';
import { verifyModel } from '../../../../../render-node/src/adapters/diffusion/shelf/verify-model';
import { commitOf, jsonFile, sha256, weightFile } from '../../../../fakes/model-hub/hub-repository';
import { openFakeModelHub, wrongToken, type FakeModelHub } from '../../../../fakes/model-hub/open-fake-model-hub';
import { describeWithPython, pythonWithHub } from '../../../../fakes/model-hub/python-with-hub';
import { neededFiles, tinyRepository } from '../../../../fakes/model-hub/tiny-repository';
import { catalogueEntry } from '../../../../kits/catalogue-entry';
import { eventually } from '../../../../kits/patience';
import { temporaryFolder } from '../../../../kits/temporary-folder';

const entry = catalogueEntry();
const big = 'unet/diffusion_pytorch_model-00001-of-00002.safetensors';
const bigBytes = 3_000_000;
const packageDir = path.resolve('render-node/diffusion');
const never = new AbortController().signal;
const readerToken = 'hf_reader';

const later = weightFile(big, 2_000_000);
const moved = tinyRepository('acme/moved');
const newest = {
	commit: commitOf('newer'),
	files: (moved.commits[0]?.files ?? []).map((file) => (file.path === big ? later : file)),
};

const pickled = [
	jsonFile('model_index.json', { _class_name: 'FluxPipeline', unet: ['diffusers', 'X'] }),
	weightFile('unet/diffusion_pytorch_model.bin', 10),
];
const repositories = [
	tinyRepository('acme/tiny'),
	tinyRepository('acme/gated', { readers: [readerToken] }),
	{ ...moved, commits: [newest, ...moved.commits] },
	{ name: 'acme/pickled', readers: null, commits: [{ commit: commitOf('pickled'), files: pickled }] },
	{
		name: 'acme/single-file',
		readers: null,
		commits: [{ commit: commitOf('single'), files: [weightFile('x.safetensors', 10)] }],
	},
];

let hub: FakeModelHub;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
	folder = temporaryFolder('pull');
	hub = await openFakeModelHub(repositories);
});
afterEach(async () => {
	await hub.close();
	folder.remove();
});

const environment = (more: object = {}) => ({
	PATH: process.env.PATH,
	HOME: folder.path,
	HF_ENDPOINT: hub.endpoint,
	...more,
});
const options = (changes: Partial<PullModelOptions> = {}): PullModelOptions => ({
	...{ pythonPath: pythonWithHub ?? 'no-python', packageDir, environment: environment(), signal: never },
	...{ modelsDir: folder.path, revision: null, now: () => new Date('2026-11-26T12:00:00Z') },
	...{ onPlan: () => undefined, onProgress: () => undefined },
	...changes,
});
const from = (repository: string, more: object = {}) => catalogueEntry({ source: { repository, ...more } });
const modelFolder = () => path.join(folder.path, 'tiny');
const filesThere = () =>
	existsSync(modelFolder()) ? (readdirSync(modelFolder(), { recursive: true }) as string[]) : [];
const refusalOf = (pull: Promise<unknown>) =>
	pull.then(
		() => Promise.reject(new Error('The pull went through')),
		(error: unknown) => error,
	);

describeWithPython('a pull', () => {
	it('brings what the pipeline needs, checked, and neither pickles nor code', async () => {
		const plans: unknown[] = [];
		const manifest = await pullModel(entry, options({ onPlan: (plan) => plans.push(plan) }));
		expect(manifest).toMatchObject({
			model: 'tiny',
			repository: 'acme/tiny',
			commit: commitOf('acme/tiny'),
			pulledAt: '2026-11-26T12:00:00.000Z',
		});
		expect(manifest.files.map((file) => file.path)).toEqual(neededFiles);
		expect(plans).toMatchObject([{ files: neededFiles.length, commit: commitOf('acme/tiny') }]);
		for (const file of manifest.files)
			expect(sha256(readFileSync(path.join(modelFolder(), file.path)))).toBe(file.sha256);
		expect(filesThere().filter((name) => /\.(bin|py|onnx)$|fp16|\.pull|sd_xl/.test(name))).toEqual([]);
		expect(hub.asked.filter((name) => /\.(bin|py|onnx)$|fp16|sd_xl/.test(name))).toEqual([]);
		expect(await readManifest(modelFolder())).toEqual(manifest);
	});

	it('takes the weights of a variant under their plain name', async () => {
		await pullModel(from('acme/tiny', { variant: 'fp16' }), options());
		expect(statSync(path.join(modelFolder(), 'text_encoder/model.safetensors')).size).toBe(45_000);
		expect(hub.sentBytes('text_encoder/model.safetensors')).toBe(0);
		expect(statSync(path.join(modelFolder(), big)).size).toBe(bigBytes);
	});

	it('goes on where a connection was cut', async () => {
		hub.mischief.set(big, { kind: 'cut', afterBytes: 1_200_000 });
		await pullModel(entry, options());
		expect(hub.sentBytes(big)).toBe(bigBytes);
		expect(hub.asked.filter((name) => name === big)).toHaveLength(2);
	});

	it('goes on where a killed one had come to', async () => {
		hub.mischief.set(big, { kind: 'stall', afterBytes: 2_400_000 });
		const env = { ...environment(), PYTHONPATH: packageDir, PYTHONDONTWRITEBYTECODE: '1' };
		const child = spawn(pythonWithHub ?? '', ['-u', '-m', 'showrunner_models'], {
			env,
			stdio: ['pipe', 'ignore', 'ignore'],
		});
		const say = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
		say({ repository: 'acme/tiny', revision: null, variant: null, folder: modelFolder() });
		say({ command: 'go' });
		const partSize = () => {
			const parts = filesThere().filter((name) => name.endsWith('.part'));
			// A part takes its final name as soon as it is whole: it may go between the listing and the look.
			const sizeOf = (name: string) => statSync(path.join(modelFolder(), name), { throwIfNoEntry: false })?.size ?? 0;
			return Math.max(0, ...parts.map(sizeOf));
		};
		await eventually('a part on the disk', async () => Promise.resolve(partSize() > 1_000_000));
		child.kill('SIGKILL');
		await once(child, 'exit');
		const kept = partSize();
		expect(await readManifest(modelFolder())).toBeNull();
		hub.mischief.clear();
		const before = hub.sentBytes(big);
		const plans: { missingBytes: number; totalBytes: number }[] = [];
		await pullModel(entry, options({ onPlan: (plan) => plans.push(plan) }));
		expect(hub.sentBytes(big) - before).toBe(bigBytes - kept);
		expect(plans[0]?.missingBytes).toBeLessThanOrEqual((plans[0]?.totalBytes ?? 0) - kept);
		expect((await verifyModel(modelFolder(), never)).changed).toEqual([]);
	});

	it('starts a file anew where the hub gives no ranges', async () => {
		mkdirSync(path.join(modelFolder(), '.pull'), { recursive: true });
		const file = weightFile(big, bigBytes);
		writeFileSync(path.join(modelFolder(), '.pull', `${sha256(file.bytes)}.part`), file.bytes.subarray(0, 1000));
		hub.mischief.set(big, { kind: 'no-range' });
		await pullModel(entry, options());
		expect(hub.sentBytes(big)).toBe(bigBytes);
	});

	it('throws away bytes that are not those that the hub promised', async () => {
		hub.mischief.set(big, { kind: 'flip' });
		const refusal = await refusalOf(pullModel(entry, options()));
		expect(refusal).toMatchObject({ problem: { type: 'checksum-mismatch', title: expect.stringContaining(big) } });
		expect(filesThere()).not.toContain(big);
		expect(await readManifest(modelFolder())).toBeNull();
	});

	it('mends a file that was changed on the disk, and fetches that one alone', async () => {
		await pullModel(entry, options());
		const file = path.join(modelFolder(), big);
		const bytes = readFileSync(file);
		bytes.writeUInt8(bytes.readUInt8(7) ^ 4, 7);
		writeFileSync(file, bytes);
		writeFileSync(path.join(modelFolder(), 'unet/notes.txt'), 'mine');
		rmSync(path.join(modelFolder(), 'unet/config.json'));
		expect(await verifyModel(modelFolder(), never)).toMatchObject({
			changed: [big],
			missing: ['unet/config.json'],
			extra: ['unet/notes.txt'],
		});
		await pullModel(entry, options());
		expect(await verifyModel(modelFolder(), never)).toMatchObject({ changed: [], missing: [] });
		expect(hub.asked.filter((name) => name === 'text_encoder/model.safetensors')).toHaveLength(1);
	});

	it('stays with the commit that it got until another revision is asked for', async () => {
		const old = moved.commits[0]?.commit ?? '';
		await pullModel(from('acme/moved'), options({ revision: old }));
		expect((await pullModel(from('acme/moved'), options())).commit).toBe(old);
		const manifest = await pullModel(from('acme/moved'), options({ revision: 'main' }));
		expect(manifest.commit).toBe(newest.commit);
		expect(statSync(path.join(modelFolder(), big)).size).toBe(later.bytes.length);
	});

	it('is refused before a byte moves where the disk is too small', async () => {
		const refusal = await refusalOf(pullModel(entry, options({ freeBytes: () => Promise.resolve(1024 ** 3 + 1000) })));
		expect(refusal).toMatchObject({
			problem: { type: 'disk-too-small', fix: expect.stringContaining('SHOWRUNNER_MODELS_DIR') },
		});
		expect(hub.sentBytes(big)).toBe(0);
	});

	it('ends when it is interrupted, and keeps what came', async () => {
		hub.mischief.set(big, { kind: 'stall', afterBytes: 2_400_000 });
		const interrupted = new AbortController();
		const pull = refusalOf(pullModel(entry, options({ signal: interrupted.signal })));
		await eventually('bytes', async () => Promise.resolve(filesThere().some((name) => name.endsWith('.part'))));
		interrupted.abort(new Error('Ctrl-C'));
		expect(await pull).toEqual(new Error('Ctrl-C'));
		expect(await readManifest(modelFolder())).toBeNull();
		hub.mischief.clear();
		await pullModel(entry, options());
	});
});

describeWithPython('a pull that the hub refuses', () => {
	const problemOf = async (repository: string, changes: Partial<PullModelOptions> = {}) =>
		((await refusalOf(pullModel(from(repository), options(changes)))) as { problem: { type: string; fix: string } })
			.problem;

	it('says where terms are accepted, to strangers and to those who have not', async () => {
		for (const more of [{}, { HF_TOKEN: 'hf_stranger' }]) {
			const problem = await problemOf('acme/gated', { environment: environment(more) });
			expect(problem.type).toBe('repository-gated');
			expect(problem.fix).toContain('https://huggingface.co/acme/gated');
			expect(JSON.stringify(problem)).not.toContain('hf_stranger');
		}
	});

	it('goes through with the token of one who has, which the storage never sees', async () => {
		await pullModel(from('acme/gated'), options({ environment: environment({ HF_TOKEN: readerToken }) }));
		expect((await verifyModel(modelFolder(), never)).files).toBe(neededFiles.length);
	});

	it('tells a wrong token from a repository that is not there', async () => {
		const wrong = await problemOf('acme/tiny', { environment: environment({ HF_TOKEN: wrongToken }) });
		expect(wrong.type).toBe('hub-token-refused');
		expect(JSON.stringify(wrong)).not.toContain(wrongToken);
		expect((await problemOf('acme/nothing')).type).toBe('repository-unknown');
		expect((await problemOf('acme/nothing', { environment: environment({ HF_TOKEN: readerToken }) })).type).toBe(
			'repository-unknown',
		);
	});

	it('names an unknown revision', async () => {
		expect((await problemOf('acme/tiny', { revision: 'v9' })).type).toBe('revision-unknown');
	});

	it('takes neither pickles nor what is in no layout of diffusers', async () => {
		expect((await problemOf('acme/pickled')).type).toBe('weights-are-pickles');
		expect((await problemOf('acme/single-file')).type).toBe('repository-not-diffusers');
	});

	it('says that the hub does not answer', async () => {
		const nowhere = environment({ HF_ENDPOINT: 'http://127.0.0.1:9' });
		expect((await problemOf('acme/tiny', { environment: nowhere })).type).toBe('hub-unreachable');
	});

	it('says that the hub may not be asked', async () => {
		expect((await problemOf('acme/tiny', { environment: environment({ HF_HUB_OFFLINE: '1' }) })).type).toBe(
			'hub-offline',
		);
	});

	it('says that the library is missing', async () => {
		// A Python without site-packages has none.
		const bare = path.join(folder.path, 'bare-python');
		writeFileSync(bare, `#!/bin/sh\nexec "${pythonWithHub ?? ''}" -S "$@"\n`, { mode: 0o755 });
		expect((await problemOf('acme/tiny', { pythonPath: bare })).type).toBe('hub-library-missing');
	});
});
