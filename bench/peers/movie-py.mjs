import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const script = path.join(import.meta.dirname, 'movie_py.py');
const version = '2.1.2';

/**
 * MoviePy from PyPI in an environment of its own.
 * @param {import('./run.mjs').PeerJob} job
 * @returns {Promise<import('./run.mjs').Peer>}
 */
export async function installMoviePy({ seconds, media, folder, words, encoder }) {
	const home = path.join(folder, 'movie-py');
	const python = path.join(home, 'bin', 'python');
	try {
		await exec('python3', ['-m', 'venv', home]);
		await exec(python, ['-m', 'pip', 'install', '--quiet', `moviepy==${version}`]);
	} catch (error) {
		return { missing: `moviepy ${version} cannot be installed: ${lastLine(error)}` };
	}
	const plan = path.join(folder, 'movie-py.json');
	const out = path.join(folder, 'movie-py.mp4');
	writeFileSync(plan, JSON.stringify({ seconds, ...media, words, out, encoder }));
	return { render: () => exec(python, [script, plan]), out };
}

/** @param {unknown} error */
const lastLine = (error) => String(error).trim().split('\n').at(-1);
