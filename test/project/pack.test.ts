import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packAndUnpack, type Packed } from '../kits/project/pack-tarball';

const root = path.resolve(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
	n8n: { nodes: string[]; credentials: string[] };
};

/** n8n's lint rules judge file names differently where NODE_ENV says test, as jest does. */
const scannerEnvironment = { ...process.env, NODE_ENV: 'production' };

describe('package.json', () => {
	it.each([
		['nodes', 'nodes/*/*.node.ts'],
		['credentials', 'credentials/*.credentials.ts'],
	] as const)('lists all %s of the tree and nothing else', (kind, pattern) => {
		const inTree = globSync(pattern, { cwd: root }).map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		expect(inTree.length).toBeGreaterThan(0);
		expect([...manifest.n8n[kind]].sort()).toEqual(inTree.sort());
	});
});

describe('the packed pack', () => {
	let packed: Packed;
	let folder: string;
	beforeAll(() => {
		({ packed, folder } = packAndUnpack());
	});
	afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

	it('holds only what n8n needs', () => {
		const strangers = packed.files
			.map((file) => file.path)
			.filter(
				(file) =>
					!/^(package\.json|README\.md|LICENSE|dist\/(nodes|credentials|providers|contract|known|types|methods|icons)\/.*\.(js|json|svg|png))$/.test(
						file,
					),
			);
		expect(strangers).toEqual([]);
		expect(packed.files.map((file) => file.path)).toEqual(
			expect.arrayContaining(['package.json', 'README.md', 'LICENSE']),
		);
	});

	it('brings every file that package.json names, with metadata that n8n reads in place of the code', () => {
		const named = [
			...manifest.n8n.nodes,
			...manifest.n8n.credentials,
			'dist/known/nodes.json',
			'dist/known/credentials.json',
			'dist/types/nodes.json',
			'dist/types/credentials.json',
		];
		expect(named.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
	});

	it('loads without anything installed beside n8n-workflow', () => {
		const code = globSync('dist/**/*.js', { cwd: folder });
		const required = code.flatMap((file) =>
			[...readFileSync(path.join(folder, file), 'utf8').matchAll(/require\("([^."][^"]*)"\)/g)].map(
				(match) => match[1],
			),
		);
		expect(
			[...new Set(required)].filter((name) => name !== 'n8n-workflow' && !/^(node:)?crypto$/.test(name ?? '')),
		).toEqual([]);
	});

	it.each([
		['as published', ['**/*.js', 'package.json']],
		['in its source', undefined],
	] as const)("passes n8n's own scan %s", (_, patterns) => {
		const scanned = patterns ? folder : root;
		const given = patterns ?? ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
		const scan = path.join(root, 'test', 'kits', 'project', 'scan-package.mjs');
		const result = JSON.parse(
			execFileSync(process.execPath, [scan, scanned, ...given], { encoding: 'utf8', env: scannerEnvironment }),
		) as {
			passed: boolean;
			details?: string;
			message?: string;
		};
		expect(result.details ?? result.message ?? '').toBe('');
		expect(result.passed).toBe(true);
	});
});
