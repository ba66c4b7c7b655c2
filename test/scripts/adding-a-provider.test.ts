import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const page = readFileSync('CONTRIBUTING.md', 'utf8');
/** Whole files of the step list, by the path in their first line. */
const files = [...page.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => ({
	file,
	text,
}));
const [, registry = '', diff = ''] = /```diff\n--- (\S+)\n([\s\S]*?)```/.exec(page) ?? [];

/** What the test and the type-check of a vendor need of the tree. */
const copied = [
	'providers',
	'credentials',
	'nodes',
	'contract',
	'scripts',
	'test/kits',
	'test/fakes',
	'test/providers/music',
];
const single = [
	'package.json',
	'jest.config.mjs',
	'tsconfig.json',
	'tsconfig.base.json',
	'test/scripts/provider-table.test.ts',
];

describe('the steps by which a provider is added', () => {
	const root = mkdtempSync(path.join(tmpdir(), 'adding-a-provider-'));
	const inCopy = async (program: string, ...args: string[]) => {
		const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' };
		const command = [path.resolve('node_modules', program), ...args];
		const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
		// What went wrong stands on either stream.
		return await run(process.execPath, command, options).catch((error: { stdout: string; stderr: string }) => {
			throw new Error(`${program} failed:\n${error.stdout}${error.stderr}`);
		});
	};
	const write = (file: string, text: string) => {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), text);
	};

	beforeAll(() => {
		for (const folder of copied) {
			const filter = (source: string) => !source.includes('node_modules');
			cpSync(folder, path.join(root, folder), { recursive: true, filter });
		}
		for (const file of single) cpSync(file, path.join(root, file));
		for (const folder of ['node_modules', 'render-node', 'contract/node_modules'])
			symlinkSync(path.resolve(folder), path.join(root, folder));
	});
	afterAll(() => rmSync(root, { recursive: true, force: true }));

	it('are four: a file, a line, a credential and a test', () => {
		expect(files.map(({ file }) => file)).toEqual([
			'providers/music/tune-shop.ts',
			'credentials/ShowrunnerTuneShopApi.credentials.ts',
			'test/providers/music/tune-shop.test.ts',
		]);
		expect(registry).toBe('providers/music/registry.ts');
	});

	it('fail where one of them is forgotten', async () => {
		const listed = readFileSync(registry, 'utf8');
		const lines = diff.split('\n');
		const removed = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
		const added = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
		expect(listed).toContain(removed.join('\n'));
		write(registry, listed.replace(removed.join('\n'), added.join('\n')));
		for (const { file, text } of files.filter(({ file }) => file.startsWith('providers/'))) write(file, text);
		const forgotten = inCopy('jest/bin/jest.js', '--selectProjects', 'service', '-t', 'tuneShop of music');
		await expect(forgotten).rejects.toThrow(/✕ tuneShop of music has its file/);
	}, 900_000);

	it('suffice', async () => {
		for (const { file, text } of files) write(file, text);
		const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { n8n: { credentials: string[] } };
		manifest.n8n.credentials.push('dist/credentials/ShowrunnerTuneShopApi.credentials.js');
		write('package.json', JSON.stringify(manifest));
		await inCopy('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit');
		await inCopy('jest/bin/jest.js', '--selectProjects', 'service', '-t', 'tuneShop of music');
		const { stderr } = await inCopy('jest/bin/jest.js', 'tune-shop', '--selectProjects', 'pack');
		expect(stderr).toMatch(/Tests:\s+1\d passed/);
	}, 900_000);
});
