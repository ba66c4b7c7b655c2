import { randomUUID } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ffmpegVersion } from './adapters/ffmpeg/ffmpeg-version.js';
import { openDatabase } from './adapters/postgres/open-database.js';
import type { Config } from './config.js';
import { makeDataDir } from './disk.js';
import { errorCode } from './domain/error-code.js';
import type { Log } from './domain/ports.js';
import { Refusal } from './domain/refusal.js';
import { refusal, warning, type Finding } from './settings/finding.js';

/** A picture or two; a full disk ends jobs in their midst. */
const leastFreeBytes = 1024 ** 3;

async function probeDataDir({ dataDir }: Config): Promise<Finding[]> {
	const setting = 'SHOWRUNNER_DATA_DIR';
	try {
		await makeDataDir(dataDir);
		const file = path.join(dataDir, 'work', `.probe-${randomUUID()}`);
		await writeFile(file, 'x');
		await rm(file);
	} catch (error) {
		const fix = 'give it to the user that runs the service, or name another folder';
		return [refusal(setting, `${dataDir} cannot be written (${errorCode(error)})`, fix)];
	}
	const { bavail, bsize } = await statfs(dataDir);
	const findings: Finding[] = [];
	if (bavail * bsize < leastFreeBytes)
		findings.push(
			warning(setting, `less than 1 GiB is free on the disk of ${dataDir}`, 'make room, or use another disk'),
		);
	for (const name of ['api-key', 'link-secret']) {
		const mode = await stat(path.join(dataDir, name)).then(
			(found) => found.mode,
			() => 0,
		);
		if ((mode & 0o077) !== 0)
			findings.push(
				warning(setting, `others on this machine can read ${name}`, `chmod 600 ${path.join(dataDir, name)}`),
			);
	}
	return findings;
}

async function probeProgram(setting: string, program: string): Promise<Finding[]> {
	try {
		await ffmpegVersion(program);
		return [];
	} catch {
		const fix = `install FFmpeg, or set ${setting} to where it is`;
		return [refusal(setting, `${program} does not run`, fix)];
	}
}

async function probeDatabase({ databaseUrl, dataDir }: Config, log: Log): Promise<Finding[]> {
	if (databaseUrl === null) return [];
	try {
		const { stop } = await openDatabase(databaseUrl, dataDir, log);
		await stop();
		return [];
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { title, detail = '', fix = '' } = error.problem;
		return [refusal('SHOWRUNNER_DATABASE_URL', `${title} (${detail})`, fix)];
	}
}

/** What the settings lead to on this machine, found out by trying. */
export async function probeMachine(config: Config, log: Log): Promise<Finding[]> {
	const found = await Promise.all([
		probeDataDir(config),
		probeProgram('SHOWRUNNER_FFMPEG_PATH', config.ffmpegPath),
		probeProgram('SHOWRUNNER_FFPROBE_PATH', config.ffprobePath),
		probeDatabase(config, log),
	]);
	return found.flat();
}
