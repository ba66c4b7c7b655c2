import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../scripts/process/free-port.mjs';
import { restartable } from '../../../scripts/process/restartable.mjs';
import { startServerProcess } from '../../../scripts/process/server-process.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'showrunner-server-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A server that starts a child of its own, as n8n and the render-node do, and says who it is. */
const serving = (port: number) => `
	const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
	require('node:http').createServer((_, answer) => answer.end(String(child.pid))).listen(${port}, '127.0.0.1');
	console.log('listening');`;

async function options(code: (port: number) => string, name: string) {
	const port = await freePort();
	return {
		name,
		command: process.execPath,
		args: ['-e', code(port)],
		env: { PATH: process.env.PATH },
		cwd: folder,
		logFile: path.join(folder, `${name}.log`),
		readyUrl: `http://127.0.0.1:${port}/`,
		readyLimitMs: 120_000,
	};
}

const isAlive = (pid: number) => {
	try {
		process.kill(pid, 0);
		return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z');
	} catch {
		return false;
	}
};
const childOf = async (url: string) => Number(await (await fetch(url)).text());

describe('a server process', () => {
	it('is stopped with all that it started', async () => {
		const given = await options(serving, 'whole');
		const server = await startServerProcess(given);
		const child = await childOf(given.readyUrl);
		expect(isAlive(child)).toBe(true);
		await server.stop();
		expect(server.isRunning()).toBe(false);
		expect(isAlive(child)).toBe(false);
	});

	it('is killed alone, and its orphans go when it is stopped after a restart', async () => {
		const given = await options(serving, 'orphan');
		const server = await restartable(() => startServerProcess(given));
		const first = server.pid();
		const orphan = await childOf(given.readyUrl);
		await server.kill();
		expect(isAlive(first)).toBe(false);
		expect(isAlive(orphan)).toBe(true);
		await server.start();
		expect(server.pid()).not.toBe(first);
		await server.stop();
		expect(isAlive(orphan)).toBe(false);
	});

	it('that ends too early shows the end of its log', async () => {
		const given = await options(() => "console.error('The port is taken'); process.exit(3);", 'early');
		await expect(startServerProcess(given)).rejects.toThrow(/early ended before it was ready[\s\S]*The port is taken/);
	});

	it('that never gets ready is ended after its limit', async () => {
		const given = await options(() => 'setInterval(() => {}, 1000);', 'never');
		await expect(startServerProcess({ ...given, readyLimitMs: 500 })).rejects.toThrow(/Waited 1 s for never/);
	});
});
