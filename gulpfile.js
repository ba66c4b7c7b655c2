const { spawn } = require('node:child_process');
const { existsSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const { series } = require('gulp');

const at = (...parts) => path.join(__dirname, ...parts);

/** What a published pack may hold; n8n-node copies every picture of the repository into dist. */
const packed = ['nodes', 'credentials', 'providers', 'contract', 'icons'];

/** n8n-node calls tsc and eslint by the package manager that it makes out; npm is the one that is always there. */
const env = { ...process.env, npm_config_user_agent: 'npm' };

/** Runs a program of node_modules/.bin (or node itself) and fails with its exit code. */
function tool(name, ...args) {
	const local = at('node_modules', '.bin', name);
	const command = existsSync(local) ? local : name;
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: __dirname, stdio: 'inherit', env });
		child.once('error', reject);
		child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with exit code ${code}`))));
	});
}
const node = (...args) => tool(process.execPath, ...args);
const named = (displayName, run) => Object.assign(run, { displayName });

const clean = named('clean', async () => {
	for (const folder of ['dist', 'contract/dist', 'render-node/dist'])
		rmSync(at(folder), { recursive: true, force: true });
});

const contract = named('contract', async () => {
	await tool('tsc', '-p', 'contract');
	await node('contract/dist/src/write-openapi.js');
});

const pack = named('pack', async () => {
	await tool('n8n-node', 'build');
	for (const entry of readdirSync(at('dist'))) {
		if (!packed.includes(entry)) rmSync(at('dist', entry), { recursive: true });
	}
});

/** Lets n8n read four JSON files at start in place of loading every node. */
const metadata = named('metadata', () => tool('n8n-generate-metadata'));

const checks = named('checks', async () => {
	const { checkPack } = await import('./scripts/pack/check-pack.mjs');
	const findings = checkPack(__dirname);
	if (findings.length > 0) throw new Error(`The pack is not in order:\n  ${findings.join('\n  ')}`);
});

/** The page that says who can do what, from the registries themselves. */
const providers = named('providers', async () => {
	const { writeProviderTable } = await import('./scripts/build/write-provider-table.mjs');
	writeProviderTable(__dirname);
});

const service = named('service', () => tool('tsc', '-p', 'render-node'));

/** The WebAssembly that draws frames of stills; paths in its configuration are relative to that file. */
const kernel = named('kernel', () =>
	node(
		'render-node/node_modules/assemblyscript/bin/asc.js',
		...['--config', 'render-node/kernel/asconfig.json', '--target', 'none'],
	),
);
const buildService = series(kernel, service);

const buildPack = series(contract, pack, metadata, checks, providers);

const typecheck = named('typecheck', async () => {
	await tool('tsc', '-p', 'contract');
	for (const project of ['tsconfig.json', 'render-node', 'tsconfig.tooling.json'])
		await tool('tsc', '-p', project, '--noEmit');
});

const lint = named('lint', async () => {
	await tool('n8n-node', 'lint');
	await tool('eslint', '--config', 'eslint.service.config.mjs', '.');
	await tool('prettier', '--check', '--log-level', 'warn', '.');
});

const format = named('format', () => tool('prettier', '--write', '--log-level', 'warn', '.'));

module.exports = {
	build: series(buildPack, buildService),
	'build:pack': buildPack,
	'build:service': series(contract, buildService),
	checks,
	clean,
	contract,
	format,
	kernel,
	lint,
	providers,
	typecheck,
	default: series(buildPack, buildService),
};
