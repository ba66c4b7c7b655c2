import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answeredByFault, answerJson, type Fault } from '../http-answers.js';
import { madeFile } from '../made-files.js';
import { faultsOf, readOrder, type Order } from './read-order.js';

export type FakeModel = { id: string; task_type?: string };
type Job = { id: string; order: Order; status: string; progress: number; looks: number; error: object | null };

export type FakeOpenAiServer = {
	url: string;
	fault: Fault;
	/** sglang takes videos as JSON, or as a form with a picture; vLLM-Omni takes forms alone. */
	readonly kind: 'sglang' | 'vllm-omni';
	/** Form of pictures that are given in place of PNG. */
	pictureForm: 'png' | 'jpg' | 'webp';
	clipForm: 'mp4' | 'webm';
	calls: { method: string; path: string; headers: IncomingMessage['headers']; order: Order | null }[];
	/** Ids of jobs that were taken away before they were done. */
	ended: string[];
	/** Picture orders whose connection was left before the answer. */
	left: number;
	close(): Promise<void>;
};

type Setup = { kind?: FakeOpenAiServer['kind']; models: readonly FakeModel[]; apiKey?: string };

/** Image and video servers' side of OpenAI's wire, with what sglang-diffusion and vLLM-Omni refuse. */
export async function startOpenAiServer({ kind = 'vllm-omni', models, apiKey }: Setup): Promise<FakeOpenAiServer> {
	const jobs = new Map<string, Job>();
	const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const fake: FakeOpenAiServer = {
		...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fault: 'none', kind },
		...{ pictureForm: 'png', clipForm: 'mp4', calls: [], ended: [], left: 0 },
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = '', url: path = '', headers } = request;
		const order = method === 'POST' ? await readOrder(request) : null;
		fake.calls.push({ method, path, headers, order });
		const locked = apiKey !== undefined && headers.authorization !== `Bearer ${apiKey}`;
		if (locked || fake.fault === 'unauthorized') {
			const message = `Invalid key: ${headers.authorization ?? 'none'}`;
			return answerJson(response, 401, { error: { message, type: 'invalid_request_error', code: 'invalid_api_key' } });
		}
		if (method === 'GET' && path === '/v1/models') {
			const data = models.map((model) => ({
				object: 'model',
				owned_by: kind === 'sglang' ? 'sglang' : 'vllm',
				...model,
			}));
			return answerJson(response, 200, { object: 'list', data });
		}
		const [, id = '', part] = /^\/v1\/videos\/([^/]+)(\/content)?$/.exec(path) ?? [];
		if (method === 'DELETE' && id) return removeJob(id, response);
		if (answeredByFault(fake.fault, response)) return;
		if (method === 'POST' && path === '/v1/images/generations') return picture(order, response, false);
		if (method === 'POST' && path === '/v1/images/edits') return picture(order, response, true);
		if (method === 'POST' && path === '/v1/videos') return createJob(order, response);
		if (method === 'GET' && id) return part ? content(id, response) : look(id, response);
		return answerJson(response, 404, { detail: 'Not Found' });
	}

	/** True where the order was refused. */
	function refused(order: Order | null, response: ServerResponse, form: Order['form']): order is null {
		if (order === null || order.form !== form) {
			answerJson(response, 422, { detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }] });
			return true;
		}
		const faults = faultsOf(order);
		const { model, prompt } = order.members;
		if (faults.length > 0) answerJson(response, 422, { detail: faults });
		else if (model !== undefined && !models.some(({ id }) => id === model))
			answerJson(response, 404, {
				error: { message: `The model \`${String(model)}\` does not exist.`, type: 'NotFoundError', code: 404 },
			});
		else if (String(prompt).includes('forbidden'))
			answerJson(response, 400, {
				error: {
					message: 'Your request was rejected by the safety system.',
					type: 'invalid_request_error',
					code: 'content_policy_violation',
				},
			});
		else return false;
		return true;
	}

	const sizeOf = ({ members }: Order) => {
		const [width = 256, height = 256] = String(members['size'] ?? '256x256')
			.split('x')
			.map(Number);
		return { width, height };
	};

	async function picture(order: Order | null, response: ServerResponse, edit: boolean): Promise<void> {
		if (refused(order, response, edit ? 'multipart' : 'json') || order === null) return;
		if (edit && !order.files['image']?.length)
			return answerJson(response, 422, {
				detail: [{ loc: ['body', 'image'], msg: "Field 'image' or 'url' is required" }],
			});
		if (order.members['response_format'] !== 'b64_json')
			return answerJson(response, 400, { detail: "response_format='url' requires cloud storage to be configured." });
		if (fake.fault === 'hang') return void response.once('close', () => fake.left++);
		const bytes =
			fake.fault === 'no-media'
				? Buffer.from('these bytes are no picture')
				: await madeFile(fake.pictureForm, sizeOf(order));
		const data =
			fake.fault === 'vanish' ? [{ url: '/v1/images/gone/content' }] : [{ b64_json: bytes.toString('base64') }];
		answerJson(response, 200, { created: 1, data, inference_time_s: 1.5 });
	}

	function createJob(order: Order | null, response: ServerResponse): void {
		const withPicture = (order?.files['input_reference']?.length ?? 0) > 0;
		if (kind === 'sglang' && order?.form === 'multipart' && !withPicture)
			return answerJson(response, 400, { detail: 'input_reference file is required' });
		if (refused(order, response, kind === 'sglang' && !withPicture ? 'json' : 'multipart') || order === null) return;
		if (models.find(({ id }) => id === order.members['model'])?.task_type === 'I2V' && !withPicture)
			return answerJson(response, 400, {
				detail: 'input_reference or reference_url is required for image-to-video generation',
			});
		const id = `video_gen_${jobs.size}`;
		jobs.set(id, { id, order, status: 'queued', progress: 0, looks: 0, error: null });
		answerJson(response, 200, shown(id));
	}

	function shown(id: string) {
		const job = jobs.get(id);
		return {
			id,
			object: 'video',
			model: job?.order.members['model'],
			status: job?.status,
			progress: job?.progress,
			error: job?.error,
		};
	}

	function look(id: string, response: ServerResponse): void {
		const job = jobs.get(id);
		if (job === undefined) return answerJson(response, 404, { detail: 'Video not found' });
		job.looks++;
		if (job.looks > 1) job.status = 'in_progress';
		if (job.looks > 2) job.progress = 40;
		if (job.looks > 3 && fake.fault !== 'hang') {
			const blocked = String(job.order.members['prompt']).includes('unseemly');
			job.status = blocked ? 'failed' : 'completed';
			job.error = blocked ? { code: 400, message: 'Guardrail blocked the generated video' } : null;
			job.progress = blocked ? 40 : 100;
		}
		answerJson(response, 200, shown(id));
	}

	async function content(id: string, response: ServerResponse): Promise<void> {
		const job = jobs.get(id);
		if (job === undefined || job.status !== 'completed' || fake.fault === 'vanish')
			return answerJson(response, 404, { detail: 'Generation is still in-progress' });
		const { num_frames: frames = 8, fps = 8, generate_sound: sound } = job.order.members;
		const made = { ...sizeOf(job.order), frames: Number(frames), fps: Number(fps), sound: String(sound) === 'true' };
		const bytes =
			fake.fault === 'no-media' ? Buffer.from('these bytes are no clip') : await madeFile(fake.clipForm, made);
		response.writeHead(200, { 'content-type': 'video/mp4' }).end(bytes);
	}

	function removeJob(id: string, response: ServerResponse): void {
		const job = jobs.get(id);
		if (job === undefined) return answerJson(response, 404, { detail: 'Video not found' });
		if (job.status === 'queued' || job.status === 'in_progress') fake.ended.push(id);
		jobs.delete(id);
		answerJson(response, 200, { id, object: 'video.deleted', deleted: true });
	}

	return fake;
}
