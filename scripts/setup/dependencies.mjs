import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { pnpmInstall } from './pnpm-install.mjs';
import { fingerprint, isStamped, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const inputs = [
	'pnpm-lock.yaml',
	'pnpm-workspace.yaml',
	'package.json',
	'contract/package.json',
	'render-node/package.json',
];

/** @param {import('./toolchain.mjs').Toolchain} tools */
export async function ensureDependencies(tools) {
	const print = fingerprint(
		inputs.map((file) => path.join(root, file)),
		[process.platform, process.arch],
	);
	if (isStamped('dependencies', print) && existsSync(path.join(root, 'node_modules', '.modules.yaml'))) return;
	await step("Installing the project's dependencies", () => pnpmInstall('dependencies', tools, root));
	writeStamp('dependencies', print);
}
