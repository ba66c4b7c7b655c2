import { createHash } from 'node:crypto';
import { frameSizes, jobSchemas, type JobInput, type JobKind, type Model } from '@showrunner/contract';
import { chooseModel, generationKindOf } from './choose-model';
import { FakeRefusal } from './refusals';

export const assetIdOf = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Models for the kinds that ask one, and scenes that no model gets done. */
export type FakeDevices = { models: readonly Model[]; unpaintable: ReadonlySet<string> };

type Makers = { [K in JobKind]: (input: JobInput<K>, devices: FakeDevices) => object };

const failure = { type: 'output-broken', title: 'The model gave back a black picture', status: 500 };
const failureOf = (sceneId: string) => ({ sceneId, problem: { ...failure, kind: 'defect' as const } });

type Asked = JobInput<'image.generate' | 'clip.generate' | 'clip.extend' | 'clip.upscale'>;

/** Where not one scene gets done, the service refuses the whole job with the reason. */
function accountOf(kind: JobKind, input: Asked, { models, unpaintable }: FakeDevices) {
	const scenes = 'scenes' in input ? input.scenes : [];
	const failed = scenes.filter(({ id }) => unpaintable.has(id));
	if (failed.length > 0 && failed.length === scenes.length) throw new FakeRefusal(failureOf('').problem);
	const wanted = generationKindOf(kind, input);
	if (!wanted) throw new Error(`${kind} asks no model`);
	const { model, attempts } = chooseModel(models, wanted, input);
	const message = `${model.label} answered in place of ${input.model}`;
	const warnings = [
		...attempts.map(() => ({ code: 'model-substituted', message })),
		...failed.map(({ id }) => ({ code: 'scene-failed', message: `${id} was not made: ${failure.title}` })),
	];
	return { model: model.id, engine: model.engine, attempts, deviceMs: 900, priceMicros: 450, reused: 0, warnings };
}

const clipFacts = ({ durationMs }: { durationMs: number }, parts: unknown[]) => ({
	...{ width: 480, height: 832, fps: 16, frameCount: Math.round(durationMs / 62.5), durationMs, hasSound: false },
	...{ assetId: assetIdOf('clip', ...parts), seed: 1, provenanceAssetId: assetIdOf('provenance', ...parts) },
});

/** Languages that the fake has no voice for, as the real service has none. */
const unspoken = ['he', 'ja', 'th', 'zh'];

const makers: Makers = {
	'speech.generate': ({ scenes, locale, voice }) => {
		const isSpoken = !unspoken.includes(locale);
		const spoken = scenes.map(({ id, text }) => {
			const durationMs = 300 + text.length * 60;
			const words = [{ text, startMs: 100, endMs: durationMs, charStart: 0, charEnd: text.length, source: 'native' }];
			return { id, text, durationMs, words, assetId: isSpoken ? assetIdOf('speech', locale, text) : null };
		});
		const known = { id: voice ?? 'flite:rms', label: 'Rms', engine: 'flite', locale, gender: 'male', licence: 'BSD' };
		const warning = { code: 'no-voice-for-language', message: `No honest local voice speaks ${locale}` };
		return {
			locale,
			voice: isSpoken ? known : null,
			scenes: spoken,
			durationMs: spoken.reduce((sum, { durationMs }) => sum + durationMs, 0),
			warnings: isSpoken ? [] : [warning],
		};
	},
	'speech.align': ({ scenes, locale }) => {
		const spoken = scenes.map(({ id, text, assetId, words = [] }) => {
			const durationMs = words.at(-1)?.endMs ?? 300 + text.length * 60;
			const source = words.length > 0 ? ('provider' as const) : ('aligned' as const);
			const times = [{ text, startMs: 100, endMs: durationMs, charStart: 0, charEnd: text.length, source }];
			return { id, text, durationMs, words: times, assetId: assetId && assetIdOf('aligned', assetId, text) };
		});
		const durationMs = spoken.reduce((sum, scene) => sum + scene.durationMs, 0);
		return { locale, voice: null, scenes: spoken, durationMs, warnings: [] };
	},
	'transcript.align': ({ locale, text }) => {
		const span = { startMs: 100, endMs: 8_900, text, charStart: 0, charEnd: text.length };
		return { locale, durationMs: 9_000, text, words: [{ ...span, source: 'aligned' }], segments: [span], warnings: [] };
	},
	'image.card': ({ scenes, aspectRatios, ...look }) => ({
		images: scenes.flatMap(({ id, text }) =>
			aspectRatios.map((aspectRatio) => {
				return {
					sceneId: id,
					aspectRatio,
					assetId: assetIdOf('image', text, aspectRatio, look),
					...frameSizes[aspectRatio],
				};
			}),
		),
		warnings: [],
	}),
	'image.generate': (input, devices) => {
		const account = accountOf('image.generate', input, devices);
		const { unpaintable } = devices;
		const wanted = input.scenes.flatMap(({ id, prompt }) =>
			input.aspectRatios.map((aspectRatio) => ({ id, prompt, aspectRatio })),
		);
		const { model } = account;
		return {
			...account,
			images: wanted.flatMap(({ id, prompt, aspectRatio }) => {
				if (unpaintable.has(id)) return [];
				const assetId = assetIdOf('painted', prompt, aspectRatio, input.style, input.seed, model);
				const made = { model, seed: input.seed, provenanceAssetId: assetIdOf('provenance', assetId) };
				return [{ sceneId: id, aspectRatio, assetId, ...frameSizes[aspectRatio], ...made }];
			}),
			failed: wanted.flatMap(({ id, aspectRatio }) => (unpaintable.has(id) ? [{ ...failureOf(id), aspectRatio }] : [])),
		};
	},
	'image.check': () => ({
		labels: [
			{ label: 'normal', score: 0.9 },
			{ label: 'nsfw', score: 0.1 },
		],
		...{ classifier: { name: 'nsfw-detector', version: '0123456789ab' }, warnings: [] },
	}),
	'image.convert': ({ assetId, width, height, format, ...look }) => ({
		...{ assetId: assetIdOf('converted', assetId, width, height, format, look), mediaType: `image/${format}` },
		...{ width, height, warnings: [] },
	}),
	'clip.generate': (input, devices) => {
		const account = accountOf('clip.generate', input, devices);
		const { unpaintable } = devices;
		const { aspectRatio } = input;
		const clips = input.scenes.filter(({ id }) => !unpaintable.has(id));
		return {
			...account,
			clips: clips.map((scene) => {
				const facts = clipFacts(scene, [scene, aspectRatio, account.model]);
				return { sceneId: scene.id, aspectRatio, model: account.model, ...facts };
			}),
			failed: input.scenes.flatMap(({ id }) => (unpaintable.has(id) ? [failureOf(id)] : [])),
		};
	},
	'clip.extend': (input, devices) => {
		const account = accountOf('clip.extend', input, devices);
		const clip = { sceneId: 'clip', aspectRatio: null, model: account.model, ...clipFacts(input, ['extended', input]) };
		return { ...account, clip };
	},
	'clip.upscale': (input, devices) => {
		const account = accountOf('clip.upscale', input, devices);
		const facts = clipFacts({ durationMs: 4_000 }, ['upscaled', input]);
		return { ...account, clip: { sceneId: 'clip', aspectRatio: null, model: account.model, ...facts } };
	},
	'thumbnail.compose': ({ aspectRatio, ...rest }) => ({
		assetId: assetIdOf('thumbnail', rest),
		...frameSizes[aspectRatio],
		warnings: [],
	}),
	'music.generate': (input) => ({
		assetId: assetIdOf('music', input),
		durationMs: 24_000,
		beatsPerMinute: 84,
		integratedLufs: -18,
		warnings: [],
	}),
	'sound.generate': (input) => ({ assetId: assetIdOf('sound', input), durationMs: 400, warnings: [] }),
	'audio.extract': ({ assetId, format, sampleRateHz, pieceMs = 24_000 }) => {
		const starts = Array.from({ length: Math.ceil(24_000 / pieceMs) }, (_, index) => index * pieceMs);
		const pieces = starts.map((startMs) => ({
			...{ assetId: assetIdOf('sound', assetId, format, sampleRateHz, startMs), startMs },
			...{ durationMs: Math.min(pieceMs, 24_000 - startMs), sizeBytes: 1_000 },
		}));
		return { durationMs: 24_000, format, sampleRateHz, pieces, warnings: [] };
	},
	'caption.create': ({ locale, scenes, formats }) => ({
		locale,
		files: formats.map((format) => ({ format, assetId: assetIdOf('caption', format, scenes) })),
		cueCount: scenes.length,
		warnings: [],
	}),
	'video.assemble': ({ timeline }) => ({
		videos: timeline.outputs.map(({ aspectRatio, fps }) => ({
			aspectRatio,
			assetId: assetIdOf('video', aspectRatio, timeline),
			...frameSizes[aspectRatio],
			fps,
			durationMs: timeline.scenes.reduce((sum, { durationMs }) => sum + durationMs, 0),
			sizeBytes: 1_000,
			encoder: 'libx264',
		})),
		captions: [{ format: 'srt', assetId: assetIdOf('srt', timeline.captions) }],
		loudness: { integratedLufs: -14, truePeakDbtp: -1.2 },
		segments: { total: timeline.scenes.length, rendered: timeline.scenes.length, reused: 0 },
		timings: { wallMs: 10, ffmpegCpuMs: 8 },
		warnings: [],
	}),
	'video.score': ({ minimumScore }) => ({
		...{ score: 74, verdict: 'fair', passed: minimumScore <= 74 },
		checks: [
			{
				...{ check: 'black', score: 25, verdict: 'poor', weight: 3, value: 2_000, target: 500, unit: 'ms' },
				...{ reason: 'The picture is black for 2 s', spans: [{ startMs: 1_000, endMs: 3_000 }] },
			},
		],
		facts: {
			...{ durationMs: 9_000, frameCount: 270, width: 1_080, height: 1_920, fps: 30, bitsPerSecond: 4_000_000 },
			...{ integratedLufs: -14, truePeakDbtp: -1.2 },
		},
		warnings: [],
	}),
	'asset.import': ({ url, name = 'file.mp4' }) => ({
		...{ assetId: assetIdOf('import', url), name, mediaType: 'video/mp4', sizeBytes: 1_000, media: null, warnings: [] },
	}),
	'media.compare': ({ assetId, strictness }) => {
		if (strictness === 'strict')
			return {
				...{ verdict: 'new', score: 0, reason: 'Nothing of it was found in 3 files of the past', matches: [] },
				...{ compared: { files: 3, looked: 0, left: 0 }, warnings: [] },
			};
		const verdict = strictness === 'wide' ? ('near' as const) : ('duplicate' as const);
		const ranges = [{ startMs: 0, endMs: 9_000, otherStartMs: 500, otherEndMs: 9_500 }];
		const pictures = { share: 0.9, otherShare: 0.4, apart: 0.02, sharedMs: 9_000, mirrored: false, ranges };
		const production = { id: '00000000-0000-4000-8000-000000000001', title: 'The lamp', channel: 'Sea', role: 'video' };
		const match = {
			...{
				verdict,
				score: 0.86,
				assetId: assetIdOf('past', assetId),
				name: 'lamp.mp4',
				production,
				pictures,
				sound: null,
			},
			reasons: ['The picture is the same for 9 s (90 %)'],
		};
		return {
			...{ verdict, score: 0.86, reason: "It is in 'lamp.mp4' of 'The lamp'", matches: [match] },
			...{ compared: { files: 3, looked: 1, left: 0 }, warnings: [] },
		};
	},
	'media.frames': ({ assetId, count, manner, maxEdge }) => {
		const frames = Array.from({ length: count }, (_, index) => ({
			...{ atMs: Math.round(((index + 0.5) * 9_000) / count), width: Math.round((maxEdge * 9) / 16), height: maxEdge },
			assetId: assetIdOf('frame', assetId, manner, index),
		}));
		return { durationMs: 9_000, frames, warnings: [] };
	},
	'media.inspect': () => ({
		media: {
			kind: 'video',
			durationMs: 1_000,
			width: 1080,
			height: 1920,
			fps: 30,
			videoCodec: 'h264',
			audioCodec: 'aac',
			sampleRateHz: 48_000,
			channels: 2,
		},
		loudness: { integratedLufs: -14, truePeakDbtp: -1.1, rangeLu: 4 },
		warnings: [],
	}),
};

/** A result of the right shape for an input of the right shape; both are checked by the contract. */
export function resultOf<K extends JobKind>(kind: K, input: JobInput<K>, devices: FakeDevices): unknown {
	return jobSchemas[kind].result.parse(makers[kind](input, devices));
}
