import { geminiManners } from './gemini-manners';
import { ProviderError } from './provider-error';
import { malformed } from './read-json';
import { acceptAnswer } from './refuse-answer';
import type { VendorAnswer } from './vendor-http';
import type { StoredVideo, VideoReach } from './video-loan';

const manners = geminiManners('Google Gemini');
/** As Google's own SDKs send them: a multiple of what the server takes. */
const pieceBytes = 8 * 1024 * 1024;
/** A piece must get through a slow line. */
const pieceMs = 5 * 60_000;
/** Times in a row that a broken upload is taken up again, with a growing pause before each. */
const mostTries = 4;
const firstPauseMs = 1_000;

/** Sends all bytes; where the line breaks, the session is asked how far it came. @returns the answer that closes it */
export async function sendPieces(
	session: string,
	source: StoredVideo,
	reach: VideoReach & { limitMs: number },
): Promise<VendorAnswer> {
	const { clock, signal, limitMs } = reach;
	const untilMs = clock.now() + limitMs;
	let [from, furthest] = [0, 0];
	for (let tries = 1; ; tries++) {
		const way = { ...reach, from, untilMs, came: (offset: number) => void (from = offset) };
		const sending = await sendFrom(session, source, way).then(
			(sent) => ({ sent, error: undefined }),
			(error: unknown) => ({ sent: undefined, error }),
		);
		if (sending.sent) return sending.sent;
		const error = sending.error ?? malformed(manners.label, 'the upload did not end with its last byte');
		// A session that forgets what it took is not asked for ever.
		if (from > furthest) tries = 1;
		furthest = Math.max(furthest, from);
		if (!isPassing(error) || signal?.aborted || tries >= mostTries) throw error;
		if (clock.now() >= untilMs) throw tooSlow(limitMs);
		await clock.sleep(firstPauseMs * 2 ** (tries - 1), signal);
		const state = await askState(session, reach).catch(() => ({ has: from, closing: undefined }));
		if (state.closing) return state.closing;
		from = state.has;
	}
}

const isPassing = (error: unknown) =>
	error instanceof ProviderError && (error.kind === 'temporarily-unavailable' || error.kind === 'rate-limited');

type Way = VideoReach & { from: number; untilMs: number; limitMs: number; came(offset: number): void };

async function sendFrom(session: string, source: StoredVideo, way: Way): Promise<VendorAnswer | undefined> {
	const { assetId, mediaType, sizeBytes } = source;
	for await (const { offset, bytes } of way.shelf.pieces(assetId, { fromByte: way.from, pieceBytes })) {
		const leftMs = way.untilMs - way.clock.now();
		if (leftMs <= 0) throw tooSlow(way.limitMs);
		const end = offset + bytes.length;
		const answer = await way.http.send({
			...{ method: 'POST', path: session, bytes, timeoutMs: Math.min(pieceMs, leftMs) },
			headers: {
				'content-type': mediaType,
				'x-goog-upload-command': end >= sizeBytes ? 'upload, finalize' : 'upload',
				'x-goog-upload-offset': String(offset),
			},
			...(way.signal && { signal: way.signal }),
		});
		const taken = acceptAnswer(answer, manners, way.clock.now());
		if (taken.headers['x-goog-upload-status'] === 'final') return taken;
		way.came(end);
	}
	return undefined;
}

/** How many bytes the session has, or the answer that closed it where that one got lost on the way. */
async function askState(
	session: string,
	{ http, clock, signal }: VideoReach,
): Promise<{ has: number; closing: VendorAnswer | undefined }> {
	const answer = await http.send({
		...{ method: 'POST', path: session, headers: { 'x-goog-upload-command': 'query' } },
		...(signal && { signal }),
	});
	const { headers } = acceptAnswer(answer, manners, clock.now());
	const count = Number(headers['x-goog-upload-size-received']);
	if (headers['x-goog-upload-status'] === 'final') return { has: count, closing: answer };
	if (Number.isSafeInteger(count) && count >= 0) return { has: count, closing: undefined };
	throw malformed(manners.label, 'no count of what it has');
}

/** Nothing of an upload that does not end is kept there. */
function tooSlow(limitMs: number): ProviderError {
	return new ProviderError({
		kind: 'temporarily-unavailable',
		title: `The video was not uploaded to ${manners.label} within ${Math.round(limitMs / 60_000)} minutes`,
		fix: "Make the video smaller, give it a faster line or a longer 'Timeout' (25 minutes at most are used for it), or put another provider behind it",
		field: 'timeoutMinutes',
		paid: 'no',
	});
}
