import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../render-node/src/config.js';
import { makeDataDir, openDisk } from '../../render-node/src/disk.js';
import { silentLog } from '../kits/silent-log.js';
import { temporaryFolder } from '../kits/temporary-folder.js';

const folder = temporaryFolder('disk');
const config = readConfig({ SHOWRUNNER_DATA_DIR: folder.path });
const left: ChildProcess[] = [];
afterEach(() => left.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => folder.remove());

/** FFmpeg at work on a picture without end, as a killed service leaves it behind. */
async function ffmpegIn(cwd: string): Promise<ChildProcess> {
	mkdirSync(cwd, { recursive: true });
	const args = ['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=s=64x64', '-f', 'null', '-'];
	const child = spawn('ffmpeg', args, { cwd, stdio: 'ignore' });
	left.push(child);
	await once(child, 'spawn');
	return child;
}

describe('what a killed service left behind', () => {
	it('is ended and removed where no other service can be at work on it', async () => {
		await makeDataDir(folder.path);
		const run = path.join(folder.path, 'work', 'a-run');
		const [orphan, stranger] = [await ffmpegIn(path.join(run, 'mix')), await ffmpegIn(folder.path)];
		const exited = once(orphan, 'exit');
		const disk = await openDisk(config, silentLog(), true);
		await disk.close();
		expect(await exited).toEqual([null, 'SIGKILL']);
		expect(existsSync(run)).toBe(false);
		expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
	});

	it('is let alone where another service may be at work on it', async () => {
		await makeDataDir(folder.path);
		const run = path.join(folder.path, 'work', 'a-run');
		const busy = await ffmpegIn(run);
		const disk = await openDisk(config, silentLog(), false);
		expect(path.dirname(disk.workRoot)).toBe(path.dirname(run));
		await disk.close();
		expect(busy.exitCode ?? busy.signalCode).toBeNull();
		expect(existsSync(run)).toBe(true);
	});
});
