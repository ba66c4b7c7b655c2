import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Log } from '../../domain/ports.js';
import { endOrphans } from './end-orphans.js';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** Where a service that shares its data directory works; other services see by the owner file whose it is. */
export type WorkPlace = { folder: string; close(): Promise<void> };

export const ownerFile = 'owner.json';
const lookEveryMs = 60_000;

const ownerSchema = z.object({
	host: z.string().min(1),
	pid: z.number().int().positive(),
	startedAt: z.string().nullable(),
});

async function ownerOf(folder: string): Promise<ProcessIdentity | null> {
	try {
		return ownerSchema.parse(JSON.parse(await readFile(path.join(folder, ownerFile), 'utf8')));
	} catch {
		return null;
	}
}

/** The owner file is whole at every moment; writing it anew keeps the folder young for services of other hosts. */
async function claim(folder: string, owner: ProcessIdentity): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const draft = path.join(folder, `.${ownerFile}`);
	await writeFile(draft, JSON.stringify(owner));
	await rename(draft, path.join(folder, ownerFile));
}

/** Whether a folder beneath `work` is of a service that works on this host now. */
export async function isInUse(folder: string): Promise<boolean> {
	const [owner, { host }] = await Promise.all([ownerOf(folder), ownIdentity()]);
	return owner !== null && owner.host === host && (await isAlive(owner));
}

/** Ends and removes what killed services of this host left behind; knows nothing of those of other hosts. */
export async function clearDeadPlaces(workRoot: string, host: string, log: Log): Promise<void> {
	for (const name of await readdir(workRoot)) {
		const folder = path.join(workRoot, name);
		const owner = await ownerOf(folder);
		if (owner === null || owner.host !== host || (await isAlive(owner))) continue;
		log.info({ pid: owner.pid }, 'what a killed service left behind is removed');
		await endOrphans(folder, log);
		await rm(folder, { recursive: true, force: true });
	}
}

/** Takes a folder of its own beneath `workRoot`, and from then on clears away what killed services left there. */
export async function openWorkPlace(workRoot: string, log: Log, everyMs = lookEveryMs): Promise<WorkPlace> {
	const owner = await ownIdentity();
	const folder = path.join(workRoot, `service-${randomUUID()}`);
	await claim(folder, owner);
	const look = async () => {
		await claim(folder, owner);
		await clearDeadPlaces(workRoot, owner.host, log);
	};
	let looking: Promise<void> | null = null;
	const lookNow = () =>
		(looking ??= look()
			.catch((error: unknown) => log.warn({ err: error }, 'could not look for what killed services left behind'))
			.finally(() => (looking = null)));
	await lookNow();
	const timer = setInterval(() => void lookNow(), everyMs);
	timer.unref();
	return {
		folder,
		async close() {
			clearInterval(timer);
			await looking;
			await rm(folder, { recursive: true, force: true });
		},
	};
}
