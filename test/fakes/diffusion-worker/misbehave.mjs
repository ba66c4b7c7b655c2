import { writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {string} text */
const sayRaw = (text) => void writeSync(3, text);

/** Never comes back, and keeps the process alive. */
const hang = () => new Promise(() => void setInterval(() => undefined, 1_000));

/** @param {NodeJS.Signals} signal */
async function dieBy(signal) {
	process.kill(process.pid, signal);
	await hang();
}

/**
 * What a worker can do wrong at a point of its work. Each gets the order's folder, and a line that it would have said.
 * @type {Record<string, (place: { outDir: string, line: string }) => Promise<void>>}
 */
export const misdeeds = {
	hang,
	crash: async () => process.exit(139),
	'die-by-kill': () => dieBy('SIGKILL'),
	'die-by-abort': () => dieBy('SIGABRT'),
	async 'half-line'({ line }) {
		sayRaw(line.slice(0, line.length / 2));
		process.exit(1);
	},
	async 'half-file'({ outDir }) {
		writeFileSync(path.join(outDir, '.piece-0.part'), Buffer.alloc(5_000));
		process.exit(1);
	},
	async garbage() {
		sayRaw('Loading checkpoint shards: 100%\n');
		await hang();
	},
	async 'unknown-event'() {
		sayRaw('{"event":"thinking"}\n');
		await hang();
	},
	async 'foreign-order'() {
		sayRaw('{"event":"done","orderId":"somebody else","cancelled":false}\n');
		await hang();
	},
	async 'endless-line'() {
		for (;;) {
			sayRaw('x'.repeat(64 * 1024));
			await sleep(1);
		}
	},
	/** Alive and talking, but no further than before. */
	async 'beating-heart'({ line }) {
		for (;;) {
			sayRaw(line);
			await sleep(2);
		}
	},
	async 'flood-logs'() {
		for (let count = 0; count < 200; count++) {
			process.stdout.write('o'.repeat(20_000));
			process.stderr.write('e'.repeat(20_000));
			await sleep(0);
		}
	},
	async 'close-events'() {
		const { closeSync } = await import('node:fs');
		closeSync(3);
		await hang();
	},
};
