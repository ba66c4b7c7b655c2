import { readFileSync } from 'node:fs';
import { familyOf } from '../startup/process-usage.mjs';

const everyMs = 200;
const MiB = 1024 ** 2;

/**
 * Memory of a process and all that it started, at its peak. `pssMiB` counts a page that several of them map in shares,
 * `rssMiB` counts it for each; the first is what the machine has less of.
 * @typedef {{ pssMiB: number, rssMiB: number }} Peak
 */

/**
 * Looks five times a second, from outside of the tree.
 * @param {number} root
 */
export function watchTree(root) {
	const peak = { pssMiB: 0, rssMiB: 0 };
	const look = () => {
		const sizes = familyOf(root).map(({ pid }) => sizesOf(pid));
		const sum = (/** @type {'pss' | 'rss'} */ kind) => sizes.reduce((all, each) => all + each[kind], 0) / MiB;
		peak.pssMiB = Math.max(peak.pssMiB, Math.round(sum('pss')));
		peak.rssMiB = Math.max(peak.rssMiB, Math.round(sum('rss')));
	};
	const timer = setInterval(look, everyMs);
	return {
		peak: () => peak,
		stop: () => clearInterval(timer),
	};
}

/** Fields of /proc/PID/smaps_rollup: proc_pid_smaps(5). A process that has just ended has none. @param {number} pid */
function sizesOf(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
		const bytes = (/** @type {RegExp} */ label) => 1024 * Number(label.exec(text)?.[1] ?? 0);
		return { rss: bytes(/^Rss:\s+(\d+)/m), pss: bytes(/^Pss:\s+(\d+)/m) };
	} catch {
		return { rss: 0, pss: 0 };
	}
}
