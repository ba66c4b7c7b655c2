import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureN8nRig, needsCompiler } from './setup/n8n-rig.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { SetupFailed } from './setup/setup-failed.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';
import { ensureToolchain } from './setup/toolchain.mjs';

/**
 * Makes a fresh clone ready and returns at once when it already is. Needs Node 20 and npm, nothing else.
 * `build` is for compiling and linting, `demo` adds the media programs and n8n, `test` the browser and Redis.
 * @param {'build' | 'demo' | 'test'} purpose
 * @returns {Promise<import('./setup/toolchain.mjs').Toolchain>}
 */
export async function bootstrap(purpose) {
	return await oneAtATime('setup', async () => {
		if (purpose !== 'build') {
			/** @type {('media' | 'compiler' | 'tests')[]} */
			const groups = ['media'];
			if (needsCompiler()) groups.push('compiler');
			if (purpose === 'test') groups.push('tests');
			await ensureSystemPackages(groups);
		}
		const tools = await ensureToolchain();
		await ensureDependencies(tools);
		if (purpose !== 'build') await ensureN8nRig(tools);
		return tools;
	});
}

/**
 * Runs the main function of a command and turns failures into one clear message.
 * @param {() => Promise<number>} main resolves with the exit code
 */
export async function runCommand(main) {
	try {
		process.exitCode = await main();
	} catch (error) {
		console.error(error instanceof SetupFailed ? `\n${error.message}` : error);
		process.exitCode = 1;
	}
}
