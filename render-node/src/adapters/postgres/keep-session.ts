import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../domain/ports.js';
import { configurationInvalid, Refusal } from '../../domain/refusal.js';
import { changeChannel } from './change-feed.js';
import type { ConnectionOptions } from './connection.js';

/** Held by the one service that works on an embedded database. */
export const soleServiceLock = 4810_0002;
/** A killed service's session ends within moments. */
const lockTries = 20;
const betweenTriesMs = 250;

export type SessionOptions = {
	connection: ConnectionOptions;
	/** Whether no other service may be on this database. */
	sole: boolean;
	hear(payload: string): void;
	/** Called when the session could not be had back: another service took the database over. */
	onOusted(error: unknown): void;
	log: Log;
};

async function takeLock(client: pg.Client): Promise<void> {
	for (let attempt = 1; attempt <= lockTries; attempt++) {
		const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
			soleServiceLock,
		]);
		if (rows[0]?.taken) return;
		await sleep(betweenTriesMs);
	}
	throw configurationInvalid('data-dir-in-use', 'Another render-node works on this data directory', {
		fix: 'Stop the other one, or choose another folder with SHOWRUNNER_DATA_DIR',
		field: 'SHOWRUNNER_DATA_DIR',
	});
}

async function open({ connection, sole, hear }: SessionOptions): Promise<pg.Client> {
	const client = new pg.Client({
		...connection,
		connectionTimeoutMillis: 10_000,
		keepAlive: true,
		application_name: 'showrunner-session',
	});
	client.on('error', () => undefined);
	await client.connect();
	try {
		if (sole) await takeLock(client);
		client.on('notification', ({ payload }) => hear(payload ?? ''));
		await client.query(`listen ${changeChannel}`);
		return client;
	} catch (error) {
		await client.end();
		throw error;
	}
}

/** A session of its own that hears of changes and, on an embedded database, keeps other services out. */
export async function keepSession(options: SessionOptions): Promise<{ close(): Promise<void> }> {
	let closing = false;
	let client = await open(options);
	const reopen = async () => {
		while (!closing) {
			try {
				client = await open(options);
				if (closing) await client.end();
				else watch();
				return;
			} catch (error) {
				if (error instanceof Refusal) return options.onOusted(error);
				await sleep(betweenTriesMs);
			}
		}
	};
	const watch = () => {
		client.once('end', () => {
			if (closing) return;
			options.log.warn({}, 'the session with the database was lost and is opened again');
			void reopen();
		});
	};
	watch();
	return {
		async close() {
			closing = true;
			await client.end().catch(() => undefined);
		},
	};
}
