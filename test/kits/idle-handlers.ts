import { jobKinds, type JobKind, type JobResult } from '@showrunner/contract';
import type { AnyHandler } from '../../render-node/src/application/handlers/registry.js';
import type { JobHandler } from '../../render-node/src/application/job-handler.js';

const assetId = '0'.repeat(64);
const account = {
	model: null,
	engine: null,
	attempts: [],
	deviceMs: 0,
	priceMicros: 0,
	reused: 0,
	warnings: [],
};
const clip = {
	sceneId: 'clip',
	aspectRatio: null,
	assetId,
	width: 2,
	height: 2,
	fps: 1,
	frameCount: 1,
	durationMs: 1_000,
	hasSound: false,
	model: 'none',
	seed: 1,
	provenanceAssetId: assetId,
};
const results: { [K in JobKind]: JobResult<K> } = {
	'speech.generate': { locale: 'en', voice: null, scenes: [], durationMs: 0, warnings: [] },
	'speech.align': { locale: 'en', voice: null, scenes: [], durationMs: 0, warnings: [] },
	'transcript.align': { locale: 'en', durationMs: 0, text: '', words: [], segments: [], warnings: [] },
	'image.card': { images: [], warnings: [] },
	'image.generate': { images: [], failed: [], ...account },
	'image.check': {
		...{ labels: [{ label: 'normal', score: 1 }], warnings: [] },
		classifier: { name: 'none', version: '0' },
	},
	'image.convert': { assetId, mediaType: 'image/png', width: 1, height: 1, warnings: [] },
	'clip.generate': { clips: [], failed: [], ...account },
	'clip.extend': { clip, ...account },
	'clip.upscale': { clip, ...account },
	'thumbnail.compose': { assetId, width: 1, height: 1, warnings: [] },
	'music.generate': { assetId, durationMs: 1, beatsPerMinute: 1, integratedLufs: -14, warnings: [] },
	'sound.generate': { assetId, durationMs: 1, warnings: [] },
	'audio.extract': {
		...{ durationMs: 1, format: 'flac', sampleRateHz: 16_000, warnings: [] },
		pieces: [{ assetId, startMs: 0, durationMs: 1, sizeBytes: 1 }],
	},
	'caption.create': { locale: 'en', files: [], cueCount: 0, warnings: [] },
	'video.assemble': {
		videos: [],
		captions: [],
		loudness: null,
		segments: { total: 0, rendered: 0, reused: 0 },
		timings: { wallMs: 0, ffmpegCpuMs: 0 },
		warnings: [],
	},
	'video.score': {
		...{ score: 100, verdict: 'good', passed: true, checks: [], warnings: [] },
		facts: {
			...{ durationMs: 1, frameCount: 1, width: 2, height: 2, fps: null, bitsPerSecond: null },
			...{ integratedLufs: null, truePeakDbtp: null },
		},
	},
	'media.compare': {
		...{ verdict: 'new', score: 0, reason: 'Nothing of it was found', matches: [], warnings: [] },
		compared: { files: 0, looked: 0, left: 0 },
	},
	'media.frames': { durationMs: 1, frames: [{ atMs: 0, assetId, width: 1, height: 1 }], warnings: [] },
	'media.inspect': {
		media: {
			kind: 'other',
			durationMs: null,
			width: null,
			height: null,
			fps: null,
			videoCodec: null,
			audioCodec: null,
			sampleRateHz: null,
			channels: null,
		},
		loudness: null,
		warnings: [],
	},
	'asset.import': { assetId, name: 'file', mediaType: 'image/png', sizeBytes: 1, media: null, warnings: [] },
};

/** The smallest result of a kind that the contract accepts. */
export const emptyResult = <K extends JobKind>(kind: K): JobResult<K> => results[kind];

/** A handler for tests: light, version 1, and what it does is given. */
export function testHandler<K extends JobKind>(
	kind: K,
	run: JobHandler<K>['run'],
	change: Partial<JobHandler<K>> = {},
): JobHandler<K> {
	return { kind, version: 1, weight: 'light', run, ...change };
}

/** Handlers that end at once, for every kind that has none yet. */
export function idleHandlers(given: readonly AnyHandler[]): AnyHandler[] {
	const missing = jobKinds.filter((kind) => !given.some((handler) => handler.kind === kind));
	return missing.map((kind) => testHandler(kind, async () => emptyResult(kind)) as AnyHandler);
}
