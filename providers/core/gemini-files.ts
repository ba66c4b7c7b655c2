import { TicketEnded } from './follow-ticket';
import { geminiManners } from './gemini-manners';
import { malformed, readJson, type JsonObject } from './read-json';
import { objectIn, textIn } from './read-members';
import { acceptAnswer } from './refuse-answer';
import type { VendorAnswer, VendorRequest } from './vendor-http';
import { sendPieces } from './gemini-upload';
import type { LentFile, VideoReach, VideoSight } from './video-loan';

const manners = geminiManners('Google Gemini');
const mebibyte = 1024 * 1024;
const hourMs = 60 * 60 * 1000;

/**
 * Google's Files API. A request may have 100 MB (as of January 2026); ours stay below the older 20 MB with Base64, since all
 * of it stands in n8n's memory several times. Files of up to 2 GB are kept for 48 hours.
 */
export const geminiFiles: VideoSight = {
	mediaTypes: [
		...['video/mp4', 'video/mpeg', 'video/mov', 'video/quicktime', 'video/avi', 'video/x-flv', 'video/mpg'],
		...['video/webm', 'video/wmv', 'video/3gpp'],
	],
	inlineBytes: 12 * mebibyte,
	mostBytes: 2_000_000_000,
	mostFramesPerSecond: 24,
	keptForMs: 46 * hourMs,
	async start(video, reach) {
		const session = await begin(video, reach);
		const file = objectIn(readJson(await sendPieces(session, video, reach), manners.label), 'file');
		const name = textIn(file, 'name');
		if (name === undefined) throw malformed(manners.label, 'no name of the file');
		return { name };
	},
	async check({ name }, reach) {
		const file = readJson(await look(String(name), reach), manners.label);
		const state = textIn(file, 'state');
		if (state === 'ACTIVE') return toLent(file);
		if (state === 'FAILED') throw unreadable(textIn(objectIn(file, 'error'), 'message'));
		return undefined;
	},
	async isThere({ name }, reach) {
		const answer = await ask(reach, { method: 'GET', path: pathOf(name) });
		// Google tells neither of what is gone nor of what belongs to another: both are forbidden.
		if (answer.status === 403 || answer.status === 404) return false;
		return textIn(readJson(acceptAnswer(answer, manners, reach.clock.now()), manners.label), 'state') === 'ACTIVE';
	},
	async remove({ name }, reach) {
		const answer = await ask(reach, { method: 'DELETE', path: pathOf(name), json: {} });
		if (answer.status !== 403 && answer.status !== 404) acceptAnswer(answer, manners, reach.clock.now());
	},
};

/** Opens a session for an upload. @returns its path: the host in its address is left out, for a proxy may stand before it */
async function begin(
	{ mediaType, sizeBytes }: { mediaType: string; sizeBytes: number },
	reach: VideoReach,
): Promise<string> {
	const answer = await ask(reach, {
		...{ method: 'POST', path: '/upload/v1/files' },
		headers: {
			'x-goog-upload-protocol': 'resumable',
			'x-goog-upload-command': 'start',
			'x-goog-upload-header-content-length': String(sizeBytes),
			'x-goog-upload-header-content-type': mediaType,
		},
		json: { file: { mimeType: mediaType, sizeBytes: String(sizeBytes) } },
	});
	const address = acceptAnswer(answer, manners, reach.clock.now()).headers['x-goog-upload-url'] ?? '';
	if (!URL.canParse(address)) throw malformed(manners.label, 'no address for the upload');
	const { pathname, search } = new URL(address);
	return `${pathname}${search}`;
}

const look = async (name: string, reach: VideoReach): Promise<VendorAnswer> =>
	acceptAnswer(await ask(reach, { method: 'GET', path: pathOf(name) }), manners, reach.clock.now());

const ask = async ({ http, signal }: VideoReach, request: VendorRequest): Promise<VendorAnswer> =>
	await http.send({ ...request, ...(signal && { signal }) });

/** `files/abc` as it stands in paths; anything else in it is taken out. */
const pathOf = (name: string) => `/v1/files/${name.replace(/^files\//, '').replace(/[^\w-]/g, '')}`;

function toLent(file: JsonObject): LentFile {
	const [name, uri] = [textIn(file, 'name'), textIn(file, 'uri')];
	if (name === undefined || uri === undefined) throw malformed(manners.label, 'no address of the file');
	return { name, uri };
}

function unreadable(words: string | undefined): TicketEnded {
	return new TicketEnded({
		kind: 'configuration-invalid',
		title: `${manners.label} could not read the video${words === undefined ? '' : `: ${words}`}`,
		fix: 'Convert it to MP4 with H.264, or put another provider behind it',
		field: 'assetId',
	});
}
