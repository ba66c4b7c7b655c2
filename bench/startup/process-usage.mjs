import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU time and resident memory of a process and all that it started, as Linux counts them.
 * Fields of /proc/PID/stat: proc_pid_stat(5).
 * @param {number} pid
 * @returns {{ cpuMs: number, rssBytes: number }}
 */
export function processUsage(pid) {
	const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
	const pageBytes = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));
	const members = familyOf(pid);
	return {
		cpuMs: (members.reduce((sum, stat) => sum + stat.ticks, 0) * 1_000) / ticksPerSecond,
		rssBytes: members.reduce((sum, stat) => sum + stat.rssPages, 0) * pageBytes,
	};
}

/**
 * A process and all that it started, as far as they run.
 * @param {number} pid
 */
export function familyOf(pid) {
	const all = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => statOf(Number(name)));
	const family = new Set([pid]);
	for (let before = 0; before !== family.size; ) {
		before = family.size;
		for (const stat of all) if (family.has(stat.parent)) family.add(stat.pid);
	}
	return all.filter((stat) => family.has(stat.pid));
}

/** @param {number} pid */
function statOf(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may hold blanks, so the fields are counted from behind it.
		const fields = text
			.slice(text.lastIndexOf(')') + 2)
			.split(' ')
			.map(Number);
		const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0, rssPages = 0] = [1, 11, 12, 13, 14, 21].map(
			(index) => fields[index],
		);
		return [{ pid, parent, ticks: utime + stime + cutime + cstime, rssPages }];
	} catch {
		return [];
	}
}
