import { TicketEnded } from '../core/follow-ticket';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, refusalOf, type VendorManners } from '../core/refuse-answer';
import type { VendorRequest } from '../core/vendor-http';
import type { MusicReach, MusicVendor } from './port';

/** Gateways answer with status 200 and say in `code` what an HTTP status would have said. */
const manners: VendorManners = {
	label: 'Suno gateway',
	read: (body) => {
		const message = textIn(body, 'msg');
		return { ...(message && { message }) };
	},
};

/** These codes are the gateway's own: 413 is a description that its filter refuses, 430 too many calls, 429 no credit left. */
const kinds: Record<number, 'content-rejected' | 'rate-limited' | 'quota-exhausted'> = {
	413: 'content-rejected',
	430: 'rate-limited',
	429: 'quota-exhausted',
};

async function ask({ http, clock, signal }: MusicReach, request: VendorRequest): Promise<JsonObject> {
	const answer = acceptAnswer(await http.send({ ...request, ...(signal && { signal }) }), manners, clock.now());
	const body = readJson(answer, manners.label);
	const code = countIn(body, 'code');
	if (code < 400) return body;
	const kind = kinds[code];
	const read = (told: unknown) => ({ ...manners.read?.(told, answer), ...(kind && { kind }) });
	throw refusalOf({ ...answer, status: code }, { ...manners, read }, clock.now());
}

const refusedContent = new Set(['SENSITIVE_WORD_ERROR']);
const failed = new Set(['CREATE_TASK_FAILED', 'GENERATE_AUDIO_FAILED', 'CALLBACK_EXCEPTION', 'FAILED']);

/**
 * A gateway to Suno, which has no API of its own that anybody may use. Never asked unless it is chosen, and every track
 * tells that its right of use is open.
 */
export const sunoGatewayMusic: MusicVendor = {
	id: 'sunoGateway',
	label: 'Suno Gateway',
	note: 'Not sanctioned by Suno: the right to use its tracks is open',
	credential: 'showrunnerSunoGatewayApi',
	operations: ['Generate track'],
	proof: 'spec',
	models: [
		{ id: 'V4_5', label: 'V4.5' },
		{ id: 'V5', label: 'V5' },
	],
	prices: {
		...{ provider: 'sunoGateway', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://docs.sunoapi.org', prices: [] },
	},
	meets: ['model', 'prompt', 'vocals'],
	lengths: { leastMs: 1_000, mostMs: 8 * 60_000 },
	promptCharacters: 400,
	rights: { licence: 'Unclear: made through a gateway that Suno does not sanction' },
	caution: {
		code: 'licence-unclear',
		message:
			'Suno sanctions no gateway, so the right to use this track is open. Platforms may take the video down; keep it out of videos that earn money',
	},
	usageOf: () => ({ track: 1 }),
	track: {
		async start({ prompt, model, vocals }, reach) {
			// The address for the callback is a must there; the ticket is looked after instead.
			const callBackUrl = 'https://callback.invalid/';
			const json = { prompt, customMode: false, instrumental: !vocals, model, callBackUrl };
			const body = await ask(reach, { method: 'POST', path: '/api/v1/generate', json });
			const taskId = textIn(objectIn(body, 'data'), 'taskId');
			if (taskId === undefined) throw malformed(manners.label, 'no id of the task');
			return { taskId };
		},
		async check({ taskId }, _piece, reach) {
			const query = { taskId: String(taskId) };
			const data = objectIn(await ask(reach, { method: 'GET', path: '/api/v1/generate/record-info', query }), 'data');
			const status = textIn(data, 'status') ?? '';
			if (refusedContent.has(status)) throw ended('content-rejected', 'The Suno gateway refused the content');
			if (failed.has(status)) throw ended('temporarily-unavailable', 'The Suno gateway could not make the track');
			const [made] = objectsIn(objectIn(data, 'response'), 'sunoData');
			const link = textIn(made, 'audioUrl');
			return status === 'SUCCESS' && link !== undefined ? { file: { link }, usage: { track: 1 } } : undefined;
		},
	},
};

const ended = (kind: 'content-rejected' | 'temporarily-unavailable', title: string) =>
	new TicketEnded({ kind, title, fix: 'Run the node again with other words, or put another provider behind it' });
