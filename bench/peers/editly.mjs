import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const version = '0.14.2';

/**
 * editly from npm in a folder of its own. It compiles `canvas` and `gl` where it finds no binaries of them, which needs
 * their headers.
 * @param {import('./run.mjs').PeerJob} job
 * @returns {Promise<import('./run.mjs').Peer>}
 */
export async function installEditly({ seconds, media, folder, words, encoder }) {
	const home = path.join(folder, 'editly');
	mkdirSync(home);
	writeFileSync(path.join(home, 'package.json'), JSON.stringify({ private: true }));
	try {
		await exec('npm', ['install', '--no-audit', '--no-fund', `editly@${version}`], { cwd: home, timeout: 300_000 });
	} catch (error) {
		return { missing: `editly ${version} cannot be installed: ${firstError(error)}` };
	}
	const spec = path.join(home, 'job.json');
	const out = path.join(folder, 'editly.mp4');
	writeFileSync(spec, JSON.stringify(editSpec({ seconds, media, words, out, encoder })));
	const bin = path.join(home, 'node_modules', '.bin', 'editly');
	return { render: () => exec(bin, ['--json', spec], { cwd: home, maxBuffer: 1 << 26 }), out };
}

const ourEncoder = ['-c:v', 'libx264', '-preset', 'superfast', '-crf', '20', '-pix_fmt', 'yuv420p'];

/** @param {{ seconds: number, media: import('../render/standard-job.mjs').Media, words: import('./run.mjs').Word[], out: string, encoder: string }} job */
function editSpec({ seconds, media: { stills, narration, music }, words, out, encoder }) {
	const each = seconds / stills.length;
	const said = (/** @type {number} */ index) =>
		words.filter(({ startMs }) => Math.floor(startMs / 1000 / each) === index).map(({ text }) => text);
	return {
		...{ outPath: out, width: 1080, height: 1920, fps: 30 },
		defaults: { transition: { name: 'fade', duration: 0.5 } },
		clips: stills.map((still, index) => ({
			duration: each + 0.5,
			layers: [
				{ type: 'image', path: still, zoomDirection: 'in', zoomAmount: 0.2 },
				{ type: 'subtitle', text: said(index).join(' ') || '-' },
			],
		})),
		audioTracks: [{ path: narration }, { path: music, mixVolume: 0.15 }],
		...(encoder === 'same' && { customOutputArgs: ourEncoder }),
	};
}

/** @param {unknown} error */
const firstError = (error) =>
	String(error)
		.split('\n')
		.find((line) => /ERR!|error/i.test(line) && !line.includes('Command failed'))
		?.slice(0, 200) ?? 'npm failed';
