import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { GenerationSources } from '../../../domain/diffusion/generation.js';
import { answerMalformed } from '../remote/server-faults.js';
import { serverName, ServerSilent, uploadRefused } from './comfy-refusals.js';
import type { ComfyHttp } from './comfy-http.js';
import type { UploadedSources } from './fill-slots.js';

const taken = z.looseObject({ name: z.string().min(1), subfolder: z.string().default('') });

/**
 * Puts the sources into the server's input folder, each named by its content, so that the same file lies there once and
 * the same piece asks for the same graph. Gives the names by which load nodes find them.
 */
export async function uploadSources(
	http: ComfyHttp,
	sources: GenerationSources,
	signal: AbortSignal,
): Promise<UploadedSources> {
	const uploaded: UploadedSources = {};
	for (const slot of ['firstFrame', 'lastFrame', 'picture', 'clip'] as const) {
		const file = sources[slot];
		if (file === undefined) continue;
		const name = `${await sha256Of(file, signal)}${extensionOf(file, slot)}`;
		const { status, json } = await http.upload(file, name, signal);
		if (status !== 200) throw uploadRefused(status);
		const { success, data } = taken.safeParse(json);
		if (!success) throw new ServerSilent(answerMalformed(serverName, new Error('it does not say where a source lies')));
		uploaded[slot] = data.subfolder === '' ? data.name : `${data.subfolder}/${data.name}`;
	}
	return uploaded;
}

async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash, { signal });
	return hash.digest('hex');
}

/** ComfyUI goes by what is in a file, and only its lists by the name; files of the asset store have none. */
function extensionOf(file: string, slot: keyof GenerationSources): string {
	const given = path.extname(file).toLowerCase();
	if (/^\.[a-z0-9]{2,5}$/.test(given)) return given;
	return slot === 'clip' ? '.mp4' : '.png';
}
