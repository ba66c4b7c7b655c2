import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../../render-node/src/commands/run-command.js';
import { readConfig } from '../../../render-node/src/config.js';
import { judgeSecrets } from '../../../render-node/src/settings/judge-secrets.js';
import type { Finding } from '../../../render-node/src/settings/finding.js';
import { trialSecrets } from '../../../render-node/src/settings/trial-secrets.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
	folder = temporaryFolder('check');
});
afterEach(() => folder.remove());

const dataDir = () => path.join(folder.path, 'data');
const strongKey = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5';
const inOrder = {
	SHOWRUNNER_ENVIRONMENT: 'production',
	SHOWRUNNER_HOST: '0.0.0.0',
	SHOWRUNNER_PUBLIC_URL: 'https://media.example.com',
	SHOWRUNNER_TRUSTED_PROXIES: '10.0.0.0/8',
	SHOWRUNNER_API_KEY: strongKey,
};

async function check(environment: Record<string, string>, ...words: string[]) {
	const said: string[] = [];
	const code = await runCommand(['check', ...words], {
		environment: { PATH: process.env.PATH, SHOWRUNNER_DATA_DIR: dataDir(), ...environment },
		...{ signal: new AbortController().signal, now: () => new Date() },
		say: (line) => void said.push(line),
		warn: (line) => void said.push(line),
	});
	return { code, said: said.join('\n') };
}
type Facts = { fit: boolean; complaints: string[]; findings: Finding[] };
async function findings(environment: Record<string, string>): Promise<Facts> {
	return JSON.parse((await check(environment, '--json')).said) as Facts;
}
const told = ({ findings: all }: Facts) => all.map(({ level, setting }) => `${level} ${setting}`);

describe('the check of settings', () => {
	it('finds nothing in a service for production that is set up well, nor in the default one', async () => {
		expect(await findings(inOrder)).toEqual({ fit: true, complaints: [], findings: [] });
		expect(await check({})).toEqual({ code: 0, said: 'All is in order: the service can start.' });
	});

	it('starts nothing', async () => {
		await check({});
		expect(existsSync(path.join(dataDir(), 'postgres'))).toBe(false);
		expect(existsSync(path.join(dataDir(), 'api-key'))).toBe(false);
	});

	it.each([
		['the key of the example', { SHOWRUNNER_API_KEY: trialSecrets[0] ?? '' }, 'SHOWRUNNER_API_KEY'],
		['the secret of the example', { SHOWRUNNER_LINK_SECRET: trialSecrets[2] ?? '' }, 'SHOWRUNNER_LINK_SECRET'],
		['an address without TLS', { SHOWRUNNER_PUBLIC_URL: 'http://media.example.com' }, 'SHOWRUNNER_PUBLIC_URL'],
		['an address that others cannot reach', { SHOWRUNNER_PUBLIC_URL: 'https://localhost' }, 'SHOWRUNNER_PUBLIC_URL'],
		['no address at all', { SHOWRUNNER_PUBLIC_URL: '' }, 'SHOWRUNNER_PUBLIC_URL'],
	])('refuses %s in production and warns of it elsewhere', async (_, change, setting) => {
		const strict = await findings({ ...inOrder, ...change });
		expect(strict.fit).toBe(false);
		expect(told(strict)).toEqual([`refusal ${setting}`]);
		const lenient = await findings({ ...inOrder, ...change, SHOWRUNNER_ENVIRONMENT: 'trial' });
		expect(lenient.fit).toBe(true);
		expect(told(lenient)).toContain(`warning ${setting}`);
	});

	it.each([
		['a short key', { SHOWRUNNER_API_KEY: 'sixteen-letters-' }, 'SHOWRUNNER_API_KEY'],
		['TLS without a trusted proxy', { SHOWRUNNER_TRUSTED_PROXIES: '' }, 'SHOWRUNNER_TRUSTED_PROXIES'],
		['a setting that is misspelt', { SHOWRUNNER_PUBLIC_ULR: 'x' }, 'SHOWRUNNER_PUBLIC_ULR'],
	])('warns of %s', async (_, change, setting) => {
		const found = await findings({ ...inOrder, ...change });
		expect(found.fit).toBe(true);
		expect(told(found)).toEqual([`warning ${setting}`]);
	});

	it('names the setting that was meant', async () => {
		const { findings: all } = await findings({ SHOWRUNNER_PUBLIC_ULR: 'x', SHOWRUNNER_TEST_LOG: 'debug' });
		expect(all).toHaveLength(1);
		expect(all[0]?.fix).toContain('SHOWRUNNER_PUBLIC_URL');
	});

	it('tries what can only be tried', async () => {
		mkdirSync(dataDir());
		writeFileSync(path.join(dataDir(), 'api-key'), 'x');
		chmodSync(path.join(dataDir(), 'api-key'), 0o644);
		expect(told(await findings({}))).toEqual(['warning SHOWRUNNER_DATA_DIR']);
		writeFileSync(path.join(folder.path, 'file'), '');
		const broken = await findings({
			SHOWRUNNER_DATA_DIR: path.join(folder.path, 'file'),
			SHOWRUNNER_FFMPEG_PATH: '/nowhere/ffmpeg',
			SHOWRUNNER_FFPROBE_PATH: '/nowhere/ffprobe',
			SHOWRUNNER_DATABASE_URL: 'postgres://u:canary-password@127.0.0.1:9/x',
		});
		expect(told(broken)).toEqual([
			'refusal SHOWRUNNER_DATA_DIR',
			'refusal SHOWRUNNER_FFMPEG_PATH',
			'refusal SHOWRUNNER_FFPROBE_PATH',
			'refusal SHOWRUNNER_DATABASE_URL',
		]);
		expect(JSON.stringify(broken)).not.toContain('canary-password');
	});

	it('tells all at once: what cannot be read, what contradicts itself, and what does not work', async () => {
		const { code, said } = await check({
			...inOrder,
			SHOWRUNNER_PORT: 'http',
			SHOWRUNNER_API_KEY: trialSecrets[0] ?? '',
			SHOWRUNNER_ROLE: 'worker',
			SHOWRUNNER_FFMPEG_PATH: '/nowhere/ffmpeg',
			SHOWRUNNER_COLOUR: 'red',
		});
		expect(code).toBe(1);
		expect(said.split('\n')).toEqual([
			'The service does not start, because of its settings:',
			expect.stringMatching(/^ {2}- SHOWRUNNER_PORT .*from 0 to 65535/),
			expect.stringContaining('SHOWRUNNER_ROLE'),
			expect.stringMatching(/^ {2}- SHOWRUNNER_API_KEY: this key stands in the example/),
			expect.stringContaining('/nowhere/ffmpeg does not run'),
			'Better looked at:',
			expect.stringContaining('SHOWRUNNER_COLOUR: is no setting'),
		]);
		expect(said).not.toContain(trialSecrets[0]);
	});

	it('knows every secret that the compose file falls back on, and lets that file start', async () => {
		const compose = readFileSync('docker-compose.yml', 'utf8');
		const fallbacks = [...compose.matchAll(/(?:KEY|PASSWORD|TOKEN):-([^}]+)\}/g)].map(([, secret = '']) => secret);
		expect(fallbacks.length).toBeGreaterThan(2);
		for (const secret of fallbacks) expect(trialSecrets).toContain(secret);
		const { fit } = await findings({
			NODE_ENV: 'production',
			SHOWRUNNER_HOST: '0.0.0.0',
			SHOWRUNNER_API_KEY: fallbacks.at(-1) ?? '',
			SHOWRUNNER_PUBLIC_URL: 'http://localhost:4810',
		});
		expect(fit).toBe(true);
	});

	it('warns of links that another machine without a disk in common would not know', () => {
		const api = {
			SHOWRUNNER_ROLE: 'api',
			SHOWRUNNER_DATABASE_URL: 'postgres://u:p@db/x',
			SHOWRUNNER_STORAGE_URL: 's3://bucket',
		};
		const judged = (more: Record<string, string>) =>
			judgeSecrets(readConfig({ ...api, ...more })).map(({ setting }) => setting);
		expect(judged({})).toEqual(['SHOWRUNNER_LINK_SECRET']);
		expect(judged({ SHOWRUNNER_LINK_SECRET: strongKey })).toEqual([]);
		expect(judged({ SHOWRUNNER_STORAGE_URL: '' })).toEqual([]);
	});

	it('knows every secret that is to be filled in for Kubernetes', () => {
		const example = readFileSync('deploy/kubernetes/secret.example.yaml', 'utf8');
		const [, key = ''] = /SHOWRUNNER_API_KEY: (\S+)/.exec(example) ?? [];
		const [, secret = ''] = /SHOWRUNNER_LINK_SECRET: (\S+)/.exec(example) ?? [];
		const [, url = ''] = /SHOWRUNNER_DATABASE_URL: (\S+)/.exec(example) ?? [];
		for (const known of [key, secret, new URL(url).password]) expect(trialSecrets).toContain(known);
	});

	it('knows trusted proxies by address, network and word, and nothing else', () => {
		const read = (text: string) => readConfig({ SHOWRUNNER_TRUSTED_PROXIES: text }).trustedProxies;
		expect(read('10.0.0.7, 10.0.0.0/8, fd00::/8, loopback')).toHaveLength(4);
		for (const text of ['10.0.0.0/33', '10.0.0', 'proxy', '::/129', '10.0.0.0/8/8'])
			expect(() => read(text)).toThrow('SHOWRUNNER_TRUSTED_PROXIES');
	});
});
