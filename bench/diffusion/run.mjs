import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, toolchain } from '../../scripts/paths.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';

const gpu = path.join(root, 'bench', 'diffusion', 'gpu');
const own = path.join(toolchain, 'diffusion', 'bin', 'python');

/**
 * Measures the Python worker on this machine's CUDA device; without one it says what is missing.
 * @param {string[]} names of cases in gpu/true_pipelines.py; none: all of them
 */
export async function run(names) {
	const python = process.env.SHOWRUNNER_PYTHON ?? (existsSync(own) ? own : 'python3');
	const has = spawnSync(python, ['-c', 'import torch, diffusers; print(torch.cuda.is_available())'], {
		encoding: 'utf8',
	});
	if (has.stdout?.trim() !== 'True') {
		const missing = has.status === 0 ? 'a CUDA device' : 'torch and diffusers (node scripts/setup-diffusion.mjs)';
		return { skipped: `${python} has not ${missing}; on a machine that does: npm run bench -- diffusion` };
	}
	const folder = temporaryFolder('bench-diffusion');
	try {
		const checks = lines(python, ['checks.py', folder.path, 'ffmpeg']);
		const [device, ...cases] = lines(python, ['measure.py', folder.path, 'ffmpeg', '3600', ...names]);
		return { ...device, checks, cases };
	} finally {
		folder.remove();
	}
}

/** What a program says line by line as JSON. @param {string} python @param {string[]} args */
function lines(python, args) {
	const { stdout } = spawnSync(python, args, { cwd: gpu, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	return stdout
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line));
}
