import { open, type FileHandle } from 'node:fs/promises';
import { Agent, type Dispatcher } from 'undici';
import type { FetchedFile, FetchFile, FetchOrder } from '../../domain/fetching/fetch-file.js';
import { sourceEmpty } from '../../domain/fetching/fetch-problems.js';
import { publicPart, readSourceUrl } from '../../domain/fetching/read-source-url.js';
import { fetchFailure, isBreak } from './fetch-failure.js';
import { fetchLimits, type FetchLimits } from './fetch-limits.js';
import { guardedConnector, type Resolve } from './guarded-connector.js';
import type { Policy } from './import-policy.js';
import { declaredType, judgeAnswer, totalLength } from './judge-answer.js';
import { nameOfAnswer } from './name-of-answer.js';
import { drop, headerOf, openSource, type Opened } from './open-source.js';
import { takeBody } from './take-body.js';
import { unpack } from './unpack.js';

export type FetchTools = { policy: Policy; limits?: FetchLimits; resolve?: Resolve };

/** How far a file has come, and what its server says by which the rest is known to be of the same file. */
type State = { position: number; validator: string | null };
type Line = { dispatcher: Dispatcher; limits: FetchLimits };

/** A strong mark of this version of the file, where the server takes ranges and sends it as it is. */
function validatorOf({ answer }: Opened): string | null {
	const takesRanges = answer.statusCode === 206 || headerOf(answer, 'accept-ranges') === 'bytes';
	if (!takesRanges || headerOf(answer, 'content-encoding') !== null) return null;
	const tag = headerOf(answer, 'etag');
	return tag !== null && /^"[^"]+"$/.test(tag) ? tag : headerOf(answer, 'last-modified');
}

const pieceStart = (answer: Dispatcher.ResponseData): number =>
	Number(/^bytes (\d+)-/.exec(headerOf(answer, 'content-range') ?? '')?.[1] ?? NaN);

/** Takes as much as comes on one connection. What came stays in the file, and in `state`. */
async function takeOnce(url: URL, file: FileHandle, state: State, order: FetchOrder, line: Line): Promise<Opened> {
	const { signal, maxBytes } = order;
	const resumes = state.position > 0 && state.validator !== null;
	const asked = { range: `bytes=${state.position}-`, 'if-range': state.validator ?? '' };
	const opened = await openSource(url, resumes ? asked : {}, { ...line, signal });
	const { answer } = opened;
	try {
		const wrongPiece = answer.statusCode === 206 && pieceStart(answer) !== state.position;
		if (wrongPiece || (resumes && answer.statusCode === 416)) {
			Object.assign(state, { position: 0, validator: null });
			throw Object.assign(new Error('another piece than was asked for'), { code: 'WRONG_RANGE' });
		}
		judgeAnswer(answer, maxBytes);
		if (answer.statusCode === 200) {
			// The file has changed, or its server sends no pieces after all.
			state.position = 0;
			await file.truncate(0);
		}
		state.validator = validatorOf(opened);
		const unpacking = unpack(headerOf(answer, 'content-encoding'));
		const totalBytes = unpacking.length > 0 ? null : totalLength(answer);
		const onBytes = (position: number) => {
			state.position = position;
			order.progress(position, totalBytes);
		};
		const { position: from } = state;
		await takeBody(answer.body, { file, from, unpacking, maxBytes, limits: line.limits, signal, onBytes });
		return opened;
	} catch (error) {
		drop(answer);
		throw error;
	}
}

/** Asks again where the line broke, as long as something new comes now and then. */
async function takeAll(url: URL, file: FileHandle, order: FetchOrder, line: Line): Promise<FetchedFile> {
	const state: State = { position: 0, validator: null };
	let farthest = 0;
	for (let breaks = 0; ; breaks++) {
		try {
			const { answer, url: last } = await takeOnce(url, file, state, order, line);
			if (state.position === 0) throw sourceEmpty();
			const names = { declaredType: declaredType(answer), fileName: nameOfAnswer(answer, last) };
			return { sizeBytes: state.position, ...names, source: publicPart(last) };
		} catch (error) {
			if (order.signal.aborted) throw order.signal.reason;
			if (state.position > farthest) breaks = 0;
			farthest = Math.max(farthest, state.position);
			if (!isBreak(error) || breaks >= line.limits.breaks) throw fetchFailure(error, url.hostname);
		}
	}
}

export function createFetchFile({ policy, limits = fetchLimits, resolve }: FetchTools): {
	fetchFile: FetchFile;
	close(): Promise<void>;
} {
	const guard = { timeoutMs: limits.connectMs, ...(resolve && { resolve }) };
	const dispatcher = new Agent({ connect: guardedConnector(policy, guard), pipelining: 1, keepAliveTimeout: 1_000 });
	return {
		async fetchFile(order) {
			const url = readSourceUrl(order.url);
			order.signal.throwIfAborted();
			const file = await open(order.out, 'w');
			try {
				return await takeAll(url, file, order, { dispatcher, limits });
			} finally {
				await file.close();
			}
		},
		close: () => dispatcher.destroy(),
	};
}
