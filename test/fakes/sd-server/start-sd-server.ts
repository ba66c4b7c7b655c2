import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answeredByFault, answerJson, bytesOf, type Fault } from '../http-answers.js';
import { madeFile } from '../made-files.js';
import { readSdOrder, type SdOrder } from './read-sd-order.js';

type Job = { id: string; kind: 'img_gen' | 'vid_gen'; order: SdOrder; status: string; looks: number };

export type FakeSdServer = {
	url: string;
	fault: Fault;
	orders: { mode: string; body: Record<string, unknown> }[];
	/** Ids of jobs that somebody wanted to end, with the status of the answer. */
	cancels: { id: string; status: number }[];
	/** Lets a job that hangs end. */
	finishAll(): void;
	close(): Promise<void>;
};

type Setup = { stem: string; modes?: readonly ('img_gen' | 'vid_gen')[]; mostPending?: number };

/** stable-diffusion.cpp's `sd-server`: one model, one job at a time, others wait; only those that wait can be ended. */
export async function startSdServer({ stem, modes = ['img_gen'], mostPending = 64 }: Setup): Promise<FakeSdServer> {
	const jobs = new Map<string, Job>();
	let forced = false;
	const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const fake: FakeSdServer = {
		...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fault: 'none', orders: [], cancels: [] },
		finishAll: () => void (forced = true),
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
	const pending = () => [...jobs.values()].filter(({ status }) => status === 'queued' || status === 'generating');

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = '', url: path = '' } = request;
		if (method === 'GET' && path === '/sdcpp/v1/capabilities') return answerJson(response, 200, capabilities());
		const [, id, cancel] = /^\/sdcpp\/v1\/jobs\/([\w-]+)(\/cancel)?$/.exec(path) ?? [];
		if (method === 'POST' && id && cancel) return endJob(id, response);
		if (fake.fault === 'unauthorized') return answerJson(response, 401, { error: 'no key' });
		if (answeredByFault(fake.fault, response)) return;
		if (method === 'GET' && id) return look(id, response);
		const mode = /^\/sdcpp\/v1\/(img_gen|vid_gen)$/.exec(path)?.[1];
		if (method === 'POST' && (mode === 'img_gen' || mode === 'vid_gen'))
			return accept(mode, await bytesOf(request), response);
		response.writeHead(404).end();
	}

	function capabilities() {
		const defaults = (clip: boolean) => ({
			...{
				prompt: '',
				width: 512,
				height: 512,
				seed: 42,
				sample_params: { sample_steps: 20, guidance: { txt_cfg: 7 } },
			},
			...(clip && { fps: 16, video_frames: 1 }),
		});
		return {
			model: { name: `${stem}.gguf`, stem, path: `/srv/models/${stem}.gguf` },
			...{ current_mode: modes[0], supported_modes: modes },
			defaults_by_mode: Object.fromEntries(modes.map((mode) => [mode, defaults(mode === 'vid_gen')])),
			limits: {
				min_width: 64,
				max_width: 4096,
				min_height: 64,
				max_height: 4096,
				max_batch_count: 8,
				max_queue_size: mostPending,
			},
			features_by_mode: Object.fromEntries(
				modes.map((mode) => [mode, { cancel_queued: true, cancel_generating: false }]),
			),
		};
	}

	function accept(kind: Job['kind'], bytes: Buffer, response: ServerResponse): void {
		if (bytes.length === 0) return answerJson(response, 400, { error: 'empty body' });
		if (!modes.includes(kind))
			return answerJson(response, 400, { error: `${kind} is not supported by the loaded model` });
		const read = readSdOrder(kind, bytes.toString('utf8'));
		if ('error' in read) return answerJson(response, 400, read);
		fake.orders.push({ mode: kind, body: read.body });
		if (pending().length >= mostPending) return answerJson(response, 429, { error: 'job queue is full' });
		const id = `job_6a_${String(jobs.size).padStart(8, '0')}`;
		jobs.set(id, { id, kind, order: read, status: 'queued', looks: 0 });
		answerJson(response, 202, { id, kind, status: 'queued', created: 1, poll_url: `/sdcpp/v1/jobs/${id}` });
	}

	async function look(id: string, response: ServerResponse): Promise<void> {
		const job = jobs.get(id);
		if (job === undefined || fake.fault === 'vanish') return answerJson(response, 404, { error: 'job not found' });
		const isFirst = pending()[0]?.id === id;
		job.looks++;
		if (job.status === 'generating' && (job.looks > 2 || forced) && (fake.fault !== 'hang' || forced))
			job.status = job.order.prompt.includes('too much') ? 'failed' : 'completed';
		else if (job.status === 'queued' && isFirst && job.looks > 1) job.status = 'generating';
		const error =
			job.status === 'failed' ? { code: 'generation_failed', message: 'generate_image returned no results' } : null;
		const result = job.status === 'completed' ? await resultOf(job) : null;
		answerJson(response, 200, { id, kind: job.kind, status: job.status, created: 1, queue_position: 0, result, error });
	}

	async function resultOf({ kind, order }: Job) {
		const broken = fake.fault === 'no-media' ? Buffer.from('these bytes are no picture') : null;
		if (kind === 'img_gen') {
			const bytes = broken ?? (await madeFile(order.format === 'jpeg' ? 'jpg' : 'png', order));
			return { output_format: order.format, images: [{ index: 0, b64_json: bytes.toString('base64') }] };
		}
		// The server makes 4n+1 frames, never more than were asked for.
		const frames = Math.floor((order.frames - 1) / 4) * 4 + 1;
		const bytes = broken ?? (await madeFile('avi', { ...order, frames }));
		return {
			output_format: 'avi',
			mime_type: 'video/x-msvideo',
			fps: order.fps,
			frame_count: frames,
			b64_json: bytes.toString('base64'),
		};
	}

	function endJob(id: string, response: ServerResponse): void {
		const job = jobs.get(id);
		const status = job === undefined ? 404 : job.status === 'generating' ? 409 : 200;
		fake.cancels.push({ id, status });
		if (job === undefined) return answerJson(response, 404, { error: 'job not found' });
		if (status === 409)
			return answerJson(response, 409, { error: 'job is currently generating and cannot be interrupted yet' });
		if (job.status === 'queued') job.status = 'cancelled';
		answerJson(response, 200, {
			id,
			kind: job.kind,
			status: job.status,
			created: 1,
			queue_position: 0,
			result: null,
			error: null,
		});
	}

	return fake;
}
