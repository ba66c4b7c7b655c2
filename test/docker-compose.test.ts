import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { schemaFindings } from './kits/compose/compose-schema';
import { readByN8n } from './kits/compose/n8n-reads';
import { readCompose, readText, serviceOf, type Service } from './kits/compose/read-compose';

const root = path.resolve(__dirname, '..');
const compose = readCompose();
const services = Object.entries(compose.services);
const dockerfile = readText('Dockerfile');
const settingsFolder = 'render-node/src/settings';
const config = readdirSync(path.join(root, settingsFolder))
	.map((file) => readText(`${settingsFolder}/${file}`))
	.join('\n');
const n8nVersion = (JSON.parse(readText('test/n8n/rig/package.json')) as { dependencies: { n8n: string } }).dependencies
	.n8n;

const environmentNames = (chosen: [string, Service][]) => [
	...new Set(chosen.flatMap(([, { environment }]) => Object.keys(environment ?? {}))),
];
const portOf = ({ ports }: Service) => Number(ports?.[0]?.split(':').at(-1));

describe('docker-compose.yml', () => {
	it('is a valid compose file', () => {
		expect(schemaFindings(compose)).toEqual([]);
		expect(schemaFindings({ services: { n8n: { image: 1, prots: [] } } }).length).toBeGreaterThan(1);
	});

	it('brings n8n, the render-node, PostgreSQL and Redis, and a GPU by wish only', () => {
		const always = services.filter(([, { profiles }]) => !profiles).map(([name]) => name);
		expect(always.sort()).toEqual(['n8n', 'n8n-runners', 'n8n-worker', 'postgres', 'redis', 'render-node']);
		expect(serviceOf(compose, 'render-node-gpu').profiles).toEqual(['gpu']);
	});

	it('runs the n8n that the tests run', () => {
		const { image, build } = serviceOf(compose, 'n8n');
		expect(build?.args).toEqual({ N8N_VERSION: n8nVersion });
		expect(image).toBe(`showrunner/n8n:${n8nVersion}`);
		expect(serviceOf(compose, 'n8n-runners').image).toBe(`n8nio/runners:${n8nVersion}`);
		expect(dockerfile).toContain(`ARG N8N_VERSION=${n8nVersion}`);
	});

	it('sets nothing on n8n that n8n does not read', () => {
		const names = environmentNames(services.filter(([name]) => name.startsWith('n8n')));
		const read = readByN8n(names);
		expect(names.filter((name) => !read.includes(name))).toEqual([]);
	});

	it('sets nothing on the render-node that its configuration does not know', () => {
		const known = new Set(config.match(/SHOWRUNNER_[A-Z_]+/g));
		const names = environmentNames(services.filter(([name]) => name.startsWith('render-node'))).filter(
			(name) => !name.startsWith('NVIDIA_'),
		);
		expect(names.filter((name) => !known.has(name))).toEqual([]);
		const inImage = dockerfile.match(/SHOWRUNNER_[A-Z_]+(?==)/g) ?? [];
		expect(inImage.filter((name) => !known.has(name))).toEqual([]);
	});

	it('reaches the render-node where the credential looks for it', () => {
		const renderNode = serviceOf(compose, 'render-node');
		const port = portOf(renderNode);
		expect(String(port)).toBe(renderNode.environment?.SHOWRUNNER_PORT);
		expect(readText('credentials/ShowrunnerApi.credentials.ts')).toContain(`http://127.0.0.1:${port}`);
		expect(config).toContain(String(port));
		expect(dockerfile).toContain(`EXPOSE ${port}`);
	});

	it.each(['postgres', 'redis', 'n8n', 'n8n-worker', 'render-node', 'render-node-gpu'])(
		'looks after the health of %s',
		(name) => {
			expect(serviceOf(compose, name).healthcheck?.test[0]).toBe('CMD');
		},
	);

	it('asks for health at the addresses that the tests wait for', () => {
		const asked = (name: string) => serviceOf(compose, name).healthcheck?.test.join(' ');
		expect(asked('n8n')).toContain('/healthz/readiness');
		expect(readText('scripts/n8n/n8n-server.mjs')).toContain('/healthz/readiness');
		expect(asked('render-node')).toContain('/readyz');
		expect(readText('scripts/render-node.mjs')).toContain('/readyz');
		expect(dockerfile).toContain('/readyz');
	});

	it('waits only for what exists and reports its health', () => {
		const waits = services.flatMap(([name, { depends_on: on }]) =>
			Array.isArray(on) || !on ? [] : Object.keys(on).map((other) => ({ name, other })),
		);
		expect(waits.length).toBeGreaterThan(3);
		expect(waits.filter(({ other }) => !compose.services[other]?.healthcheck)).toEqual([]);
	});

	it('mounts only volumes that are declared and files that exist', () => {
		const sources = services.flatMap(([, { volumes }]) => (volumes ?? []).map((volume) => volume.split(':')[0] ?? ''));
		const missing = sources.filter((source) =>
			source.startsWith('.') ? !existsSync(path.join(root, source)) : !(source in compose.volumes),
		);
		expect(missing).toEqual([]);
	});

	it('takes from .env just what .env.example offers', () => {
		const taken = new Set([...readText('docker-compose.yml').matchAll(/\$\{(\w+):-/g)].map((match) => match[1]));
		const offered = [...readText('.env.example').matchAll(/^(\w+)=/gm)].map((match) => match[1]);
		expect([...taken].sort()).toEqual(offered.sort());
	});

	it('listens on this machine alone unless told otherwise', () => {
		const published = services.flatMap(([, { ports }]) => ports ?? []);
		expect(published.filter((port) => !port.startsWith('${BIND_ADDRESS:-127.0.0.1}:'))).toEqual([]);
	});
});

describe('the Dockerfile', () => {
	it('installs the media packages that the set-up installs', () => {
		const setup =
			/media: \[([^\]]+)\]/.exec(readText('scripts/setup/system-packages.mjs'))?.[1]?.match(/[\w-]+/g) ?? [];
		const install =
			/apt-get install -y --no-install-recommends \\\n([\s\S]+?)&&/.exec(dockerfile)?.[1]?.match(/[\w-]+/g) ?? [];
		expect(setup.length).toBeGreaterThan(5);
		expect(install.sort()).toEqual(setup.sort());
	});

	it('gives Python to the image with a GPU, with what the worker needs', () => {
		const gpu = dockerfile.slice(dockerfile.indexOf('AS render-node-gpu'));
		expect(serviceOf(compose, 'render-node-gpu').build?.target).toBe('render-node-gpu');
		expect(gpu).toMatch(/pip install .*-r \/app\/diffusion\/requirements\.txt/);
		expect(readText('render-node/diffusion/requirements.txt')).toMatch(/^diffusers==/m);
		const shipped = (JSON.parse(readText('render-node/package.json')) as { files: string[] }).files;
		expect(shipped).toEqual(expect.arrayContaining(['content', 'diffusion', 'models']));
	});

	it('has every target that compose builds', () => {
		const targets = services.flatMap(([, { build }]) => (build?.target ? [build.target] : []));
		expect(targets.filter((target) => !new RegExp(`^FROM .+ AS ${target}$`, 'm').test(dockerfile))).toEqual([]);
	});
});
