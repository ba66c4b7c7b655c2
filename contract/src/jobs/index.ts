import type { z } from 'zod';
import type { JobKind } from '../../vocabulary.js';
import { assetImportExample, assetImportInput, assetImportResult } from './asset-import.js';
import { audioExtractExample, audioExtractInput, audioExtractResult } from './audio-extract.js';
import { captionCreateExample, captionCreateInput, captionCreateResult } from './caption-create.js';
import { clipExtendExample, clipExtendInput, clipExtendResult } from './clip-extend.js';
import { clipGenerateExample, clipGenerateInput, clipGenerateResult } from './clip-generate.js';
import { clipUpscaleExample, clipUpscaleInput, clipUpscaleResult } from './clip-upscale.js';
import { imageCardExample, imageCardInput, imageCardResult } from './image-card.js';
import { imageCheckExample, imageCheckInput, imageCheckResult } from './image-check.js';
import { imageConvertExample, imageConvertInput, imageConvertResult } from './image-convert.js';
import { imageGenerateExample, imageGenerateInput, imageGenerateResult } from './image-generate.js';
import { mediaCompareExample, mediaCompareInput, mediaCompareResult } from './media-compare.js';
import { mediaFramesExample, mediaFramesInput, mediaFramesResult } from './media-frames.js';
import { mediaInspectExample, mediaInspectInput, mediaInspectResult } from './media-inspect.js';
import { musicGenerateExample, musicGenerateInput, musicGenerateResult } from './music-generate.js';
import { soundGenerateExample, soundGenerateInput, soundGenerateResult } from './sound-generate.js';
import { speechAlignExample, speechAlignInput, speechAlignResult } from './speech-align.js';
import { speechGenerateExample, speechGenerateInput, speechGenerateResult } from './speech-generate.js';
import { thumbnailComposeExample, thumbnailComposeInput, thumbnailComposeResult } from './thumbnail-compose.js';
import { transcriptAlignExample, transcriptAlignInput, transcriptAlignResult } from './transcript-align.js';
import { videoAssembleExample, videoAssembleInput, videoAssembleResult } from './video-assemble.js';
import { videoScoreExample, videoScoreInput, videoScoreResult } from './video-score.js';

/** What goes into and comes out of each kind of job, with one example that a test parses. */
export const jobSchemas = {
	'speech.generate': { input: speechGenerateInput, result: speechGenerateResult, example: speechGenerateExample },
	'speech.align': { input: speechAlignInput, result: speechAlignResult, example: speechAlignExample },
	'transcript.align': {
		input: transcriptAlignInput,
		result: transcriptAlignResult,
		example: transcriptAlignExample,
	},
	'image.card': { input: imageCardInput, result: imageCardResult, example: imageCardExample },
	'image.generate': { input: imageGenerateInput, result: imageGenerateResult, example: imageGenerateExample },
	'image.check': { input: imageCheckInput, result: imageCheckResult, example: imageCheckExample },
	'image.convert': { input: imageConvertInput, result: imageConvertResult, example: imageConvertExample },
	'clip.generate': { input: clipGenerateInput, result: clipGenerateResult, example: clipGenerateExample },
	'clip.extend': { input: clipExtendInput, result: clipExtendResult, example: clipExtendExample },
	'clip.upscale': { input: clipUpscaleInput, result: clipUpscaleResult, example: clipUpscaleExample },
	'thumbnail.compose': {
		input: thumbnailComposeInput,
		result: thumbnailComposeResult,
		example: thumbnailComposeExample,
	},
	'music.generate': { input: musicGenerateInput, result: musicGenerateResult, example: musicGenerateExample },
	'sound.generate': { input: soundGenerateInput, result: soundGenerateResult, example: soundGenerateExample },
	'audio.extract': { input: audioExtractInput, result: audioExtractResult, example: audioExtractExample },
	'caption.create': { input: captionCreateInput, result: captionCreateResult, example: captionCreateExample },
	'video.assemble': { input: videoAssembleInput, result: videoAssembleResult, example: videoAssembleExample },
	'video.score': { input: videoScoreInput, result: videoScoreResult, example: videoScoreExample },
	'media.compare': { input: mediaCompareInput, result: mediaCompareResult, example: mediaCompareExample },
	'media.frames': { input: mediaFramesInput, result: mediaFramesResult, example: mediaFramesExample },
	'media.inspect': { input: mediaInspectInput, result: mediaInspectResult, example: mediaInspectExample },
	'asset.import': { input: assetImportInput, result: assetImportResult, example: assetImportExample },
} as const satisfies Record<JobKind, { input: z.ZodType; result: z.ZodType; example: unknown }>;

type Schemas = typeof jobSchemas;
/** As a caller writes it: members with a default may be left out. */
export type JobRequest<K extends JobKind> = z.input<Schemas[K]['input']>;
/** As a handler reads it: defaults filled in. */
export type JobInput<K extends JobKind> = z.output<Schemas[K]['input']>;
export type JobResult<K extends JobKind> = z.output<Schemas[K]['result']>;
