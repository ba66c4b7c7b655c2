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
export async function sendPieces(session: string, source: StoredVideo, reach: VideoReach): Promise<VendorAnswer> {
	const { clock, signal } = reach;
	let [from, furthest] = [0, 0];
	for (let tries = 1; ; tries++) {
		const way = { ...reach, from, came: (offset: number) => void (from = offset) };
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
		await clock.sleep(firstPauseMs * 2 ** (tries - 1), signal);
		from = await received(session, reach).catch(() => from);
	}
}

const isPassing = (error: unknown) =>
	error instanceof ProviderError && (error.kind === 'temporarily-unavailable' || error.kind === 'rate-limited');

type Way = VideoReach & { from: number; came(offset: number): void };

async function sendFrom(session: string, source: StoredVideo, way: Way): Promise<VendorAnswer | undefined> {
	const { assetId, mediaType, sizeBytes } = source;
	for await (const { offset, bytes } of way.shelf.pieces(assetId, { fromByte: way.from, pieceBytes })) {
		const end = offset + bytes.length;
		const answer = await way.http.send({
			...{ method: 'POST', path: session, bytes, timeoutMs: pieceMs },
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

/** How many bytes the session has. */
async function received(session: string, { http, clock, signal }: VideoReach): Promise<number> {
	const answer = await http.send({
		...{ method: 'POST', path: session, headers: { 'x-goog-upload-command': 'query' } },
		...(signal && { signal }),
	});
	const count = Number(acceptAnswer(answer, manners, clock.now()).headers['x-goog-upload-size-received']);
	if (Number.isSafeInteger(count) && count >= 0) return count;
	throw malformed(manners.label, 'no count of what it has');
}
