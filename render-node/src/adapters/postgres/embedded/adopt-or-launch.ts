import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../domain/ports.js';
import { configurationInvalid, temporarilyUnavailable } from '../../../domain/refusal.js';
import { awaitAnswer } from './await-answer.js';
import { privateConnection } from './endpoint.js';
import { launchServer, type ServerPlan } from './launch-server.js';
import { isPostmasterAlive, readPostmasterFile } from './postmaster-file.js';

export type RunningServer = { pid: number; adopted: boolean };

/** A server that recovers from a crash or a full disk answers within this, or never. */
const answerTimeoutMs = 60_000;
/** After a killed server its last processes let go of its shared memory within moments. */
const launchTries = 20;
const betweenLaunchesMs = 500;

function notOurs(cluster: string, pid: number, reason: string) {
	return configurationInvalid('database-not-ours', 'Another server runs on the embedded database', {
		detail: `process ${pid} on ${cluster} ${reason}`,
		fix: `Stop process ${pid}, or choose another folder with SHOWRUNNER_DATA_DIR`,
		field: 'SHOWRUNNER_DATA_DIR',
	});
}

/** The server that a killed service left behind; null where there is none, refuses one that is not ours. */
async function adopt({ cluster, socketDir }: ServerPlan): Promise<RunningServer | null> {
	const file = await readPostmasterFile(cluster);
	if (!file) return null;
	const { pid } = file;
	const isAlive = () => isPostmasterAlive(cluster, pid);
	if (!(await isAlive())) {
		// PostgreSQL itself would refuse where the number now belongs to another program.
		await rm(path.join(cluster, 'postmaster.pid'), { force: true });
		return null;
	}
	if (file.socketDir && file.socketDir !== socketDir) throw notOurs(cluster, pid, `listens in ${file.socketDir}`);
	const outcome = await awaitAnswer(privateConnection(socketDir), answerTimeoutMs, isAlive);
	if (outcome === 'silent') throw notOurs(cluster, pid, 'does not answer');
	return outcome === 'answers' ? { pid, adopted: true } : null;
}

/** A server on the data directory that answers: the one that is there, or a new one. */
export async function adoptOrLaunch(plan: ServerPlan, log: Log): Promise<RunningServer> {
	for (let attempt = 1; attempt <= launchTries; attempt++) {
		const there = await adopt(plan);
		if (there) return there;
		const pid = await launchServer(plan);
		const isAlive = () => isPostmasterAlive(plan.cluster, pid);
		// Until it has entered the data directory it cannot be told from any other process.
		await sleep(30);
		const outcome = await awaitAnswer(privateConnection(plan.socketDir), answerTimeoutMs, isAlive);
		if (outcome === 'answers') return { pid: (await readPostmasterFile(plan.cluster))?.pid ?? pid, adopted: false };
		log.warn({ outcome, attempt }, 'the embedded database did not come up');
		await sleep(betweenLaunchesMs);
	}
	throw temporarilyUnavailable('database-not-starting', 'The embedded database does not start', {
		detail: `see ${path.join(plan.home, 'server.log')}`,
		fix: 'Look into that file for the cause; a full disk is the usual one',
	});
}
