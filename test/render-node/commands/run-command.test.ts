import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../../render-node/src/commands/run-command';
import { openFakeModelHub, type FakeModelHub } from '../../fakes/model-hub/open-fake-model-hub';
import { describeWithPython, pythonWithHub } from '../../fakes/model-hub/python-with-hub';
import { tinyRepository } from '../../fakes/model-hub/tiny-repository';
import { rawEntry } from '../../kits/catalogue-entry';
import { temporaryFolder } from '../../kits/temporary-folder';

const licence = {
	id: 'strict',
	url: 'https://example.com/strict',
	commercialUse: 'conditional',
	note: 'Pay.',
	needsAcceptance: true,
};
const token = 'hf_very_secret';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
	folder = temporaryFolder('commands');
	const models = [rawEntry, { ...rawEntry, id: 'strict-one', licence }, { ...rawEntry, id: 'odd', steps: 'many' }];
	writeFileSync(path.join(folder.path, 'mine.json'), JSON.stringify({ models }));
});
afterEach(() => folder.remove());

async function call(words: string[], more: Record<string, string> = {}, signal = new AbortController().signal) {
	const said: string[] = [];
	const warned: string[] = [];
	const environment = {
		PATH: process.env.PATH,
		HOME: folder.path,
		SHOWRUNNER_DATA_DIR: folder.path,
		SHOWRUNNER_MODEL_CATALOGUE: path.join(folder.path, 'mine.json'),
		SHOWRUNNER_PYTHON: pythonWithHub ?? 'python3',
		HF_TOKEN: token,
		...more,
	};
	const now = () => new Date('2026-11-26T12:00:00Z');
	const code = await runCommand(words, {
		...{ environment, signal, now },
		say: (line) => said.push(line),
		warn: (line) => warned.push(line),
	});
	return { code, said: said.join('\n'), warned: warned.join('\n') };
}

describe('the command line', () => {
	it('shows its usage when asked, and with code 2 when it does not understand', async () => {
		expect(await call(['--help'])).toMatchObject({ code: 0, said: expect.stringContaining('models pull <id>') });
		for (const words of [
			['modles'],
			['models'],
			['models', 'pull'],
			['models', 'list', 'x'],
			['models', 'list', '--wide'],
			['models', 'verify', '--json'],
		])
			expect(await call(words)).toMatchObject({ code: 2, said: '', warned: expect.stringContaining('Usage:') });
	});

	it('lists every model with its licence and state, and names broken entries', async () => {
		const { code, said, warned } = await call(['models', 'list']);
		expect(code).toBe(0);
		expect(said).toMatch(/^MODEL +HERE +DOWNLOAD +DOES +LICENCE +STATE/);
		expect(said).toMatch(/tiny +no +4\.0 MB +text-to-image +mit +Not pulled: run render-node models pull tiny/);
		expect(said).toMatch(/flux-1-dev .*\(no commercial use\)/);
		expect(warned).toMatch(/Left out odd of .*steps/);
	});

	it('lists as JSON', async () => {
		const { said } = await call(['models', 'list', '--json']);
		const { models, broken } = JSON.parse(said) as { models: { id: string; available: boolean }[]; broken: unknown[] };
		expect(models.find(({ id }) => id === 'tiny')).toMatchObject({
			available: false,
			source: { repository: 'acme/tiny' },
		});
		expect(broken).toHaveLength(1);
	});

	it('suggests ids that are near', async () => {
		const { code, warned } = await call(['models', 'pull', 'sdlx-base']);
		expect(code).toBe(1);
		expect(warned).toContain('Did you mean sdxl-base?');
		expect((await call(['models', 'verify', 'odd'])).warned).toContain('Its entry cannot be used');
	});

	it('pulls nothing before its licence is accepted', async () => {
		const { code, warned } = await call(['models', 'pull', 'strict-one']);
		expect(code).toBe(1);
		expect(warned).toContain(licence.url);
		expect(warned).toContain('--accept-licence');
		expect(existsSync(path.join(folder.path, 'models'))).toBe(false);
	});

	it('names the setting that is off', async () => {
		expect(await call(['models', 'list'], { SHOWRUNNER_PORT: 'x' })).toMatchObject({
			code: 1,
			warned: expect.stringContaining('SHOWRUNNER_PORT'),
		});
	});

	it('verifies what was pulled and says that nothing was', async () => {
		expect(await call(['models', 'verify'])).toMatchObject({ code: 0, said: expect.stringContaining('No model') });
		expect(await call(['models', 'verify', 'tiny'])).toMatchObject({
			code: 1,
			warned: expect.stringContaining('no finished pull'),
		});
	});

	it('ends with 130 when it is interrupted', async () => {
		mkdirSync(path.join(folder.path, 'models/tiny'), { recursive: true });
		expect(await call(['models', 'pull', 'tiny'], {}, AbortSignal.abort())).toMatchObject({ code: 130 });
	});
});

describeWithPython('pulling by command', () => {
	let hub: FakeModelHub;
	beforeEach(async () => {
		hub = await openFakeModelHub([tinyRepository('acme/tiny')]);
	});
	afterEach(async () => await hub.close());

	it('records the acceptance, brings the model, and verifies it until a bit flips', async () => {
		const environment = { HF_ENDPOINT: hub.endpoint };
		const pull = await call(['models', 'pull', 'strict-one', '--accept-licence'], environment);
		expect(pull).toMatchObject({ code: 0, warned: '' });
		expect(pull.said).toMatch(
			/The acceptance of strict is recorded[^]*Commit [0-9a-f]{40}: 9 files[^]*100 %[^]*strict-one is there/,
		);
		const modelsDir = path.join(folder.path, 'models');
		expect(JSON.parse(readFileSync(path.join(modelsDir, 'accepted-licences.json'), 'utf8'))).toEqual({
			accepted: [{ licence: 'strict', url: licence.url, acceptedAt: '2026-11-26T12:00:00.000Z' }],
		});
		const { said } = await call(['models', 'list']);
		expect(said).toMatch(/strict-one +yes .* Ready, at/);
		expect((await call(['models', 'verify'])).code).toBe(0);
		const file = path.join(modelsDir, 'strict-one/unet/config.json');
		writeFileSync(file, readFileSync(file, 'utf8').replace('{', '['));
		const verified = await call(['models', 'verify', 'strict-one']);
		expect(verified).toMatchObject({
			code: 1,
			warned: expect.stringContaining('unet/config.json is not what was pulled'),
		});
		expect(JSON.stringify([pull, said, verified])).not.toContain(token);
	});
});
