import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { oneAtATime } from '../setup/one-at-a-time.mjs';
import { runLogged } from '../setup/run-logged.mjs';
import { isStamped, writeStamp } from '../setup/stamp.mjs';
import { step } from '../setup/step.mjs';
import { sourceHash } from './source-hash.mjs';

const outputs = [
	'dist/types/nodes.json',
	'contract/dist/src/index.js',
	'render-node/dist/main.js',
	'render-node/dist/kernel.wasm',
];

/** Builds pack, contract and service unless the last build saw the very same sources. Runs under the project's Node. */
export async function ensureBuilt() {
	await oneAtATime('build', buildWhereNeeded);
}

async function buildWhereNeeded() {
	const print = sourceHash();
	if (isStamped('build', print) && outputs.every((file) => existsSync(path.join(root, file)))) return;
	const gulp = path.join(root, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await step('Building the pack and the render-node', () =>
		runLogged('build', process.execPath, [gulp, 'build'], { cwd: root, limitMs: 10 * 60_000 }),
	);
	writeStamp('build', print);
}
