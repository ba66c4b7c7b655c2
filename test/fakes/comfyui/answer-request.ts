import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { FakeState } from './open-fake-comfyui';
import { validatePrompt, type Graph } from './validate-prompt';

type Answer = { status: number; json?: unknown; bytes?: Buffer };
const empty: Answer = { status: 200 };

/** The routes of ComfyUI that a client needs. */
export async function answerRequest(state: FakeState, request: IncomingMessage, response: ServerResponse) {
	if (state.answersInstead(response)) return;
	const { status, json, bytes } = await answerOf(state, request);
	response.statusCode = status;
	if (json !== undefined) response.setHeader('content-type', 'application/json');
	response.end(bytes ?? (json === undefined ? undefined : JSON.stringify(json)));
}

async function answerOf(state: FakeState, request: IncomingMessage): Promise<Answer> {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
	const { authorization, origin, host } = request.headers;
	state.seen.authorizations.add(authorization ?? null);
	if (state.key !== null && authorization !== `Bearer ${state.key}`) return { status: 401 };
	if (origin && new URL(origin).host !== host) return { status: 403 };
	const body = request.method === 'POST' ? await bodyOf(request) : Buffer.alloc(0);
	const route = `${request.method} ${pathname.replace(/^\/history\/.*/, '/history/*')}`;
	const preset = state.answers.get(route);
	if (preset) return preset;
	const { queue } = state;
	switch (route) {
		case 'GET /object_info':
			state.seen.catalogues += 1;
			return { status: 200, json: state.catalogue };
		case 'GET /system_stats':
			return { status: 200, json: { system: { comfyui_version: '0.3.64' }, devices: [{ name: 'fake device' }] } };
		case 'GET /queue':
			return { status: 200, json: queue.lists() };
		case 'GET /history/*': {
			const id = pathname.slice('/history/'.length);
			const entry = queue.state.history.get(id);
			return { status: 200, json: entry ? { [id]: entry } : {} };
		}
		case 'POST /prompt':
			return prompt(state, JSON.parse(body.toString('utf8')));
		case 'POST /queue': {
			const { delete: ids = [] } = JSON.parse(body.toString('utf8'));
			for (const id of ids) {
				state.seen.deleted.push(id);
				queue.remove(id);
			}
			return empty;
		}
		case 'POST /interrupt': {
			const { prompt_id: id } = JSON.parse(body.toString('utf8') || '{}');
			state.seen.interrupted.push(id ?? null);
			if (!id || queue.state.running?.id === id) queue.interrupt();
			return empty;
		}
		case 'POST /upload/image':
			return upload(state, body, request.headers['content-type'] ?? '');
		case 'GET /view': {
			const file = path.basename(searchParams.get('filename') ?? '');
			return { status: 200, bytes: readFileSync(path.join(state.outputFolder, file)) };
		}
		default:
			return { status: 404 };
	}
}

type Submitted = { prompt: Graph; prompt_id: string; client_id: string };

function prompt(state: FakeState, { prompt: graph, prompt_id: id, client_id: clientId }: Submitted): Answer {
	const refused = validatePrompt(graph, state.catalogue, state.seen.uploads);
	if (refused) return { status: 400, json: refused };
	state.seen.prompts.push({ id, graph });
	const number = state.queue.put({ id, graph, clientId, fate: state.fates.shift() ?? state.fateOf(graph) });
	state.wake();
	return { status: 200, json: { prompt_id: id, number, node_errors: {} } };
}

async function upload(state: FakeState, body: Buffer, contentType: string): Promise<Answer> {
	const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
	const file = form.get('image');
	if (!(file instanceof File) || file.name === '') return { status: 400 };
	const subfolder = String(form.get('subfolder') ?? '');
	state.seen.uploads.add(subfolder ? `${subfolder}/${file.name}` : file.name);
	const hash = createHash('sha256')
		.update(new Uint8Array(await file.arrayBuffer()))
		.digest('hex');
	state.seen.uploadHashes.push(hash);
	return { status: 200, json: { name: file.name, subfolder, type: 'input' } };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks);
}
