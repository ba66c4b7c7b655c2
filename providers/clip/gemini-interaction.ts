import { fromBase64 } from '../core/base64';
import { TicketEnded } from '../core/follow-ticket';
import { geminiManners } from '../core/gemini-manners';
import type { MadeFile } from '../core/keep-file';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, refusalOf } from '../core/refuse-answer';
import type { VendorRequest } from '../core/vendor-http';
import { endedBadly } from './gemini-status';
import type { ClipReach } from './vendor-port';

const manners = geminiManners('Google Gemini');

/** Hands work in. @returns what it is looked after by */
export async function beginInteraction(json: object, reach: ClipReach): Promise<{ id: string }> {
	const id = textIn(await ask(reach, { method: 'POST', path: '/v1/interactions', json }), 'id');
	if (id === undefined) throw malformed(manners.label, 'no id of the interaction');
	return { id };
}

/** The video that came of it; undefined while it is made. */
export async function lookAtInteraction(
	{ id }: Record<string, unknown>,
	reach: ClipReach,
): Promise<MadeFile | undefined> {
	const path = `/v1/interactions/${encodeURIComponent(String(id))}`;
	const body = await ask(reach, { method: 'GET', path });
	const status = textIn(body, 'status');
	if (status === 'in_progress' || status === 'queued') return undefined;
	if (status !== 'completed') throw endedBadly(manners.label, status, body);
	return await fileOf(body, reach);
}

async function ask({ http, clock, signal }: ClipReach, request: VendorRequest): Promise<JsonObject> {
	const answer = await http.send({ ...request, ...(signal && { signal }) });
	return readJson(acceptAnswer(answer, manners, clock.now()), manners.label);
}

/** The video stands in the steps; `output_video` is made up by Google's SDKs and is in no answer. */
async function fileOf(body: JsonObject, reach: ClipReach): Promise<MadeFile> {
	const video = objectsIn(body, 'steps')
		.flatMap((step) => objectsIn(step, 'content'))
		.find(({ type }) => type === 'video');
	const data = textIn(video, 'data');
	if (data !== undefined) return { bytes: fromBase64(data), mediaType: textIn(video, 'mime_type') ?? 'video/mp4' };
	const name = /\/?files\/([\w-]+)/.exec(textIn(video, 'uri') ?? '')?.[1];
	if (name !== undefined) return await download(name, reach);
	throw new TicketEnded({
		kind: 'content-rejected',
		title: `${manners.label} ended without a video`,
		fix: 'Say it in other words',
		paid: 'unknown',
	});
}

/** By the path that is known, not by the address in the answer: the key goes with it. */
async function download(name: string, { http, clock, signal }: ClipReach): Promise<MadeFile> {
	const request = {
		...({ method: 'GET', path: `/v1/files/${name}:download`, query: { alt: 'media' } } as const),
		timeoutMs: 600_000,
		...(signal && { signal }),
	};
	const answer = await http.sendToStore(request, { name: 'clip.mp4', mediaType: 'video/mp4' });
	if ('asset' in answer) return { asset: answer.asset };
	throw refusalOf(answer, manners, clock.now());
}
