import {
	configurationInvalid,
	contentRejected,
	credentialInvalid,
	inputInvalid,
	rateLimited,
	temporarilyUnavailable,
	type Refusal,
} from '../../../domain/refusal.js';

/** A server's no: its status, its words (already fit to be told) and the code that it gave. */
export type ServerNo = { status: number; said: string; code: string; retryAfter: string | null };

const contentCodes = /content.?policy|content.?filter|moderation|safety|guardrail|nsfw|sensitive/i;
const modelCodes = /model.?not.?found|does not exist|unknown model|no such model/i;

/** A time-out, a conflict with work that runs, a request that came too early. */
const passingStatuses = [408, 409, 425];

/** What a server's no means here. `server` is its name for people, such as `The image server`. */
export function serverRefusal(server: string, { status, said, code, retryAfter }: ServerNo): Refusal {
	const detail = said === '' ? {} : { detail: said };
	if (status === 401 || status === 403)
		return credentialInvalid('server-key-refused', `${server} did not accept the key`, {
			...detail,
			fix: 'Check the key of this server in the settings of the render-node',
		});
	if (status === 429)
		return rateLimited('server-busy', `${server} takes no more work at the moment`, {
			...detail,
			...retryAfterMs(retryAfter),
			fix: 'Try again later',
		});
	if (status >= 400 && status < 500 && (contentCodes.test(code) || contentCodes.test(said)))
		return contentRejected('content-refused', `${server} refused the content`, {
			...detail,
			field: 'prompt',
			fix: 'Say it differently',
		});
	if (status === 404 && (modelCodes.test(code) || modelCodes.test(said)))
		return configurationInvalid('model-not-served', `${server} does not have this model`, {
			...detail,
			field: 'model',
			fix: 'Start the server with this model, or choose another one',
		});
	if (status === 400 || status === 413 || status === 422)
		return inputInvalid('server-refused', `${server} did not accept the request`, {
			...detail,
			fix: 'Change what it names, or choose another model',
		});
	if (status >= 300 && status < 500 && !passingStatuses.includes(status))
		return configurationInvalid('server-not-understood', `${server} does not know this kind of request`, {
			...detail,
			fix: 'Check the address of the server and its version',
		});
	return temporarilyUnavailable('server-failed', `${server} could not do it`, {
		...detail,
		...retryAfterMs(retryAfter),
		fix: 'Try again; if it fails again, look into the log of the server',
	});
}

/** `Retry-After` in seconds or as a date, RFC 9110 section 10.2.3. */
function retryAfterMs(value: string | null): { retryAfterMs?: number } {
	if (value === null) return {};
	const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
	return Number.isFinite(seconds) ? { retryAfterMs: Math.max(0, Math.round(seconds * 1000)) } : {};
}
