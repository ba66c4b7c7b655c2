import { z } from 'zod';
import { aspectRatios, captionProfiles, limits, verdicts, videoChecks, videoPlatforms } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, localeSchema, millisecondsSchema } from '../scalars.js';

const spanSchema = z.object({ startMs: millisecondsSchema, endMs: millisecondsSchema });
const cueSchema = z.strictObject({
	startMs: millisecondsSchema,
	endMs: millisecondsSchema,
	text: z.string().max(limits.sceneCharacters),
});
const readers = { locale: localeSchema.default('en'), profile: z.enum(captionProfiles).default('subtitle') };

const allowed = (preset: number, what: string) =>
	millisecondsSchema
		.max(limits.videoDurationMs)
		.default(preset)
		.meta({ description: `Longest ${what}, in milliseconds.` });

/** What the video is measured against; left out, it is what platforms ask for. */
export const videoExpectationsSchema = z
	.strictObject({
		aspectRatio: z.enum(aspectRatios).optional(),
		platform: z.enum(videoPlatforms).optional().meta({ description: 'Adds what this platform asks for.' }),
		shortSide: z.number().int().min(16).max(4_320).default(1_080).meta({ description: 'Shorter side in pixels.' }),
		sound: z.boolean().default(true).meta({ description: 'Whether the video is to be heard.' }),
		integratedLufs: z.number().min(-40).max(-5).default(-14).meta({ description: 'Loudness in LUFS (EBU R 128).' }),
		truePeakDbtp: z.number().min(-9).max(0).default(-1).meta({ description: 'Highest true peak in dBTP.' }),
		longestBlackMs: allowed(500, 'black picture'),
		longestFreezeMs: allowed(2_000, 'time without any movement'),
		longestSilenceMs: allowed(2_000, 'silence'),
	})
	.meta({ id: 'VideoExpectations' });
export type VideoExpectations = z.infer<typeof videoExpectationsSchema>;

export const scoredCaptionsSchema = z
	.union([
		z.strictObject({ assetId: assetIdSchema.meta({ description: 'SRT or WebVTT file.' }), ...readers }),
		z.strictObject({ cues: z.array(cueSchema).min(1).max(20_000), ...readers }),
	])
	.meta({ id: 'ScoredCaptions', description: 'Captions on the clock of the video, as a file or as a list.' });
export type ScoredCaptions = z.infer<typeof scoredCaptionsSchema>;

export const videoScoreInput = z
	.strictObject({
		assetId: assetIdSchema.meta({ description: 'Video to look over.' }),
		expectations: videoExpectationsSchema.prefault({}),
		captions: scoredCaptionsSchema.optional(),
		minimumScore: z.number().int().min(0).max(100).default(70).meta({ description: 'Score from which it passes.' }),
	})
	.meta({ id: 'VideoScoreInput' });

const scoreSchema = z.number().int().min(0).max(100);

export const videoCheckSchema = z
	.object({
		check: z.enum(videoChecks),
		score: scoreSchema,
		verdict: z.enum(verdicts),
		weight: z.number().int().min(1).max(3).meta({ description: '3: spoils the video; 2: disturbs; 1: polish.' }),
		value: z.number().nullable().meta({ description: 'What was measured, in `unit`; null where there is nothing.' }),
		target: z.number().nullable().meta({ description: 'What it was measured against, in `unit`.' }),
		unit: z.enum(['ms', '%', 'LUFS', 'dBTP', 'px', 'fps', 'characters/s', 'cues']),
		reason: z.string().meta({ description: 'What was found, in a sentence for people.' }),
		spans: z.array(spanSchema).max(100).meta({ description: 'Where in the video, the longest at most 100.' }),
	})
	.meta({ id: 'VideoCheckResult' });
export type VideoCheckResult = z.infer<typeof videoCheckSchema>;

const figure = z.number().nullable();

export const videoScoreResult = z
	.object({
		score: scoreSchema,
		verdict: z.enum(verdicts),
		passed: z.boolean().meta({ description: 'Whether the score reaches `minimumScore`.' }),
		checks: z.array(videoCheckSchema),
		facts: z.object({
			durationMs: millisecondsSchema,
			frameCount: z.number().int().positive(),
			width: z.number().int().positive(),
			height: z.number().int().positive(),
			fps: figure,
			bitsPerSecond: figure,
			integratedLufs: figure,
			truePeakDbtp: figure,
		}),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'VideoScoreResult' });

export const videoScoreExample = {
	assetId: 'a'.repeat(64),
	expectations: { aspectRatio: '9:16', platform: 'shorts' },
	captions: { locale: 'en', cues: [{ startMs: 100, endMs: 1_600, text: 'The lamp turned.' }] },
	minimumScore: 80,
};
export type VideoScoreInput = z.infer<typeof videoScoreInput>;
export type VideoScoreResult = z.infer<typeof videoScoreResult>;
