import type { FakeAnswer, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

/** A gateway says everything with status 200, but for a wrong login at its door. */
const told = (code: number, msg: string, data: unknown = null): FakeAnswer => ({
	status: 200,
	json: { code, msg, data },
});

function faultOf(body: Record<string, unknown>): string | undefined {
	const fault = memberFault(body, ['prompt', 'customMode', 'instrumental', 'model', 'callBackUrl'], ['style', 'title']);
	if (fault) return fault;
	return String(body.prompt).length > 400 ? 'prompt is longer than 400' : undefined;
}

export type SunoStates = { state: string };

export const sunoGatewayFake = (
	secret: string,
	now: SunoStates,
	base: () => string,
	sound: () => Uint8Array,
): VendorProtocol => ({
	isLoggedIn: ({ headers, path }) => path.startsWith('/files/') || headers.authorization === `Bearer ${secret}`,
	unauthorised: { status: 401, json: { code: 401, msg: 'You do not have access permissions' } },
	rateLimited: { status: 429, headers: { 'retry-after': '7' }, json: { code: 429, msg: 'Slow down' } },
	refusals: {
		'no-credit': told(429, 'Your balance is not enough'),
		'too-often': told(430, 'Your call frequency is too high'),
		'bad-words': told(413, 'Contains sensitive words'),
	},
	answer: (request) => {
		if (request.path.startsWith('/files/'))
			return { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: sound() };
		if (request.method === 'POST' && request.path === '/api/v1/generate') {
			const fault = faultOf(request.json());
			return fault ? told(400, fault) : told(200, 'success', { taskId: 'task-1' });
		}
		if (request.path !== '/api/v1/generate/record-info' || request.query.get('taskId') !== 'task-1')
			return told(404, 'Not found');
		const response = { sunoData: [{ id: 'x', audioUrl: `${base()}/files/x.mp3`, duration: 30 }] };
		return told(200, 'success', { taskId: 'task-1', status: now.state, ...(now.state === 'SUCCESS' && { response }) });
	},
});
