import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerMalformed } from '../remote/server-faults.js';
import { serverName, ServerSilent } from './comfy-refusals.js';

const tooMuch = () =>
	new ServerSilent(answerMalformed(serverName, new Error('more bytes than any answer should have')));

export async function readBounded(body: Readable, limitBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.byteLength;
		if (size > limitBytes) throw tooMuch();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Writes a body to a file, and removes what came of it when it is too large or breaks off. */
export async function saveBounded(body: Readable, out: string, limitBytes: number, signal: AbortSignal): Promise<void> {
	let size = 0;
	const counted = new Transform({
		transform(chunk: Uint8Array, _encoding, done) {
			size += chunk.byteLength;
			if (size > limitBytes) done(tooMuch());
			else done(null, chunk);
		},
	});
	try {
		await pipeline(body, counted, createWriteStream(out), { signal });
	} catch (error) {
		await rm(out, { force: true });
		throw error;
	}
}
