import type { Dispatcher } from 'undici';
import {
	sourceAway, sourceForbidden, sourceMissing, sourceNoMedia, sourceRefused, sourceTooLarge,
} from '../../domain/fetching/fetch-problems.js'; // prettier-ignore
import { headerOf } from './open-source.js';

/** What no video, sound, picture or caption file is ever called. */
const pages = /^(text\/html|application\/(xhtml\+xml|javascript|pdf|zip|x-msdownload)|text\/(javascript|css))$/;

/** Without parameters, in small letters. */
export const declaredType = (answer: Dispatcher.ResponseData): string | null =>
	headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() || null;

/** The whole length of a file by an answer's head; null where it does not tell. */
export function totalLength(answer: Dispatcher.ResponseData): number | null {
	const ranged = /\/(\d+)$/.exec(headerOf(answer, 'content-range') ?? '')?.[1];
	const length = answer.statusCode === 206 ? ranged : headerOf(answer, 'content-length');
	return length !== null && length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** Refuses by the head of an answer, before its bytes move. */
export function judgeAnswer(answer: Dispatcher.ResponseData, maxBytes: number): void {
	const { statusCode: status } = answer;
	if (status === 404 || status === 410) throw sourceMissing(status);
	if (status === 401 || status === 403 || status === 402 || status === 407) throw sourceForbidden(status);
	if (status === 408 || status === 425 || status === 429 || status >= 500) throw sourceAway(`it answered ${status}`);
	if (status !== 200 && status !== 206) throw sourceRefused(status);
	const type = declaredType(answer);
	if (type !== null && pages.test(type)) throw sourceNoMedia(type);
	if ((totalLength(answer) ?? 0) > maxBytes) throw sourceTooLarge(maxBytes);
}
