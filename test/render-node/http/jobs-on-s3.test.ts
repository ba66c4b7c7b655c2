import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VideoAssembleResult } from '@showrunner/contract';
import { createMixAudio } from '../../../render-node/src/adapters/audio/mix-audio.js';
import { createFfmpegRenderer } from '../../../render-node/src/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { createProbeMedia } from '../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { drawPicture } from '../../../render-node/src/adapters/canvas/draw-picture.js';
import { createVideoAssembleHandler } from '../../../render-node/src/application/handlers/video-assemble.js';
import { startFaultProxy, type FaultProxy } from '../../kits/s3/fault-proxy.js';
import { makeBucket, s3ClientOf, s3Settings, type S3Server } from '../../kits/s3/s3-server.js';
import { startS3rver } from '../../kits/s3/start-s3rver.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

const folder = temporaryFolder('jobs-on-s3');
let server: S3Server;
let proxy: FaultProxy;
let kit: ServiceKit;
beforeAll(async () => {
	server = await startS3rver();
	await makeBucket(server.endpoint, 'assets');
	proxy = await startFaultProxy(server.endpoint);
	const renderer = createFfmpegRenderer({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
	const mixAudio = createMixAudio({ ffmpegPath: 'ffmpeg' });
	const fonts = { latin: { family: 'Noto Sans', sizeFactor: 1.362 } };
	kit = await startServiceKit({
		// Room for nothing: each job has to fetch what it reads, and holds it by itself.
		env: { ...s3Settings(proxy.endpoint, 'assets'), SHOWRUNNER_STORAGE_CACHE_MAX_BYTES: '0' },
		handlers: ({ segments, pieces }) => [
			createVideoAssembleHandler({
				...{ renderer, mixAudio, fonts, draw: drawPicture, cores: 2 },
				...{ segmentCache: segments, videos: pieces },
			}),
		],
		engines: { probeMedia: createProbeMedia('ffprobe') },
	});
});
afterAll(async () => {
	await kit?.stop();
	await proxy?.stop();
	await server?.stop();
	folder.remove();
});

async function upload(name: string, type: string, ...args: string[]): Promise<string> {
	const file = path.join(folder.path, name);
	execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', ...args, file]);
	const answer = await kit.fetch(`/v1/assets?name=${name}`, {
		method: 'POST',
		headers: { 'content-type': type },
		body: readFileSync(file),
	});
	expect(answer.status).toBe(201);
	return ((await answer.json()) as { id: string }).id;
}

const timeline = (clip: string, voice: string) => ({
	version: 1 as const,
	title: 'On S3',
	locale: 'en',
	scenes: [
		{ id: 'a', durationMs: 1000, visual: { kind: 'clip', assetId: clip, fit: 'cover' } },
		{ id: 'b', durationMs: 500, visual: { kind: 'colour', colour: '#102040' } },
	],
	voice: [{ assetId: voice, startMs: 0 }],
	outputs: [{ aspectRatio: '9:16', fps: 30, quality: 'draft', scale: 0.25 }],
});

describe('a video assembled from assets on S3', () => {
	const ids = { clip: '', voice: '' };
	const assemble = async (clip: string) => {
		const input = { timeline: timeline(clip, ids.voice) };
		const sent = await kit.fetch('/v1/jobs', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ kind: 'video.assemble', input }),
		});
		const { id } = (await sent.json()) as { id: string };
		const params = { jobId: id };
		let job = await kit.client.call('getJob', { params, query: { waitMs: 25_000 } });
		while (job.state === 'queued' || job.state === 'running')
			job = await kit.client.call('getJob', { params, query: { waitMs: 25_000 } });
		return job;
	};
	beforeAll(async () => {
		ids.clip = await upload('clip.mp4', 'video/mp4', '-i', 'testsrc2=s=160x120:r=25:d=1.2', '-pix_fmt', 'yuv420p');
		ids.voice = await upload('voice.wav', 'audio/wav', '-i', 'sine=f=300:d=1.2');
	});

	it('lies there as well, whole, and nothing of it is left in the folders of jobs', async () => {
		const job = await assemble(ids.clip);
		expect(job).toMatchObject({ state: 'succeeded', problem: null });
		const { videos } = job.result as VideoAssembleResult;
		const assetId = videos[0]?.assetId ?? '';
		const client = s3ClientOf(server.endpoint);
		const object = await client.send(new HeadObjectCommand({ Bucket: 'assets', Key: `tests/sha256/${assetId}` }));
		expect(object.ContentType).toBe('video/mp4');
		client.destroy();
		const content = Buffer.from(await (await kit.fetch(`/v1/assets/${assetId}/content`)).arrayBuffer());
		expect(content.length).toBe(object.ContentLength);
		expect(await kit.client.call('getAsset', { params: { assetId } })).toMatchObject({
			media: { kind: 'video', durationMs: expect.any(Number) },
		});
		// A service on a PostgreSQL server has a folder of its own there.
		const left = readdirSync(path.join(kit.dataDir, 'work'), { recursive: true }).map(String);
		expect(left.filter((name) => !/^service-[^/]+(\/owner\.json)?$/.test(name))).toEqual([]);
	});

	it('is told why it cannot be made when the store refuses what it is made from', async () => {
		const other = await upload('other.mp4', 'video/mp4', '-i', 'testsrc=s=160x120:r=25:d=1.2', '-pix_fmt', 'yuv420p');
		proxy.break(({ method, url }) =>
			method === 'GET' && url.includes(other) ? { kind: 'answer', status: 403, code: 'AccessDenied' } : null,
		);
		const job = await assemble(other);
		proxy.heal();
		expect(job).toMatchObject({ state: 'failed', problem: { type: 'storage-refused', kind: 'configuration-invalid' } });
	});
});
