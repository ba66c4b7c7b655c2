import { execFile } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const sources = path.join(import.meta.dirname, 'remotion');
const [version, reactVersion] = ['4.0.529', '19.1.0'];
const packages = [
	...['remotion', '@remotion/renderer', '@remotion/bundler'].map((name) => `${name}@${version}`),
	...['react', 'react-dom'].map((name) => `${name}@${reactVersion}`),
];
const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/**
 * Remotion from npm in a folder of its own, with the browser of this machine.
 * @param {import('./run.mjs').PeerJob} job
 * @returns {Promise<import('./run.mjs').Peer>}
 */
export async function installRemotion({ seconds, media: { stills, narration, music }, folder, words, encoder }) {
	const browserExecutable = browsers.find((file) => existsSync(file));
	if (!browserExecutable) return { missing: `remotion ${version} needs Chromium, of which there is none here` };
	const home = path.join(folder, 'remotion');
	const shown = path.join(home, 'public');
	mkdirSync(shown, { recursive: true });
	writeFileSync(path.join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
	try {
		await exec('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: home, timeout: 300_000 });
	} catch (error) {
		return { missing: `remotion ${version} cannot be installed: ${String(error).slice(0, 200)}` };
	}
	cpSync(sources, home, { recursive: true });
	for (const file of [...stills, narration, music]) linkSync(file, path.join(shown, path.basename(file)));
	const names = { stills: stills.map(nameOf), narration: nameOf(narration), music: nameOf(music) };
	const plan = path.join(home, 'job.json');
	const out = path.join(folder, 'remotion.mp4');
	writeFileSync(plan, JSON.stringify({ inputProps: { seconds, words, ...names }, out, browserExecutable, encoder }));
	return { render: () => exec('node', ['render.js', plan], { cwd: home, maxBuffer: 1 << 26 }), out };
}

const nameOf = (/** @type {string} */ file) => path.basename(file);
