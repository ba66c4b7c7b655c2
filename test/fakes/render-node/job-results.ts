import { createHash } from 'node:crypto';
import { frameSizes, jobSchemas, type JobInput, type JobKind } from '@showrunner/contract';

export const assetIdOf = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

type Makers = { [K in JobKind]: (input: JobInput<K>) => object };

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
export function resultOf<K extends JobKind>(kind: K, input: JobInput<K>): unknown {
	return jobSchemas[kind].result.parse(makers[kind](input));
}
