/**
 * The word lists that both sides of the wire share. No imports but of more lists, which have none: nodes load this file
 * at run time, so whatever stands here costs the pack nothing and feeds drop-downs and schemas alike.
 */
export * from './words/evidence.js';
export * from './words/inserts.js';
export * from './words/moderation.js';
export * from './words/money.js';
export * from './words/outputs.js';
export * from './words/purchases.js';
export * from './words/rendering.js';
export * from './words/scoring.js';
export * from './words/warnings.js';

/** Why a request or a job did not succeed. Closed: every mapping over it is exhaustive. */
export const problemKinds = [
	'rate-limited',
	'quota-exhausted',
	'temporarily-unavailable',
	'credential-invalid',
	'configuration-invalid',
	'input-invalid',
	'content-rejected',
	'defect',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/**
 * Whether the next provider or model in a chain may do what this problem kept one from doing. What is wrong with the
 * request itself would be wrong with every one, and a defect must be seen, not papered over.
 */
export const anotherMayHelp: Record<ProblemKind, boolean> = {
	'rate-limited': true,
	'quota-exhausted': true,
	'temporarily-unavailable': true,
	'credential-invalid': true,
	'configuration-invalid': true,
	'input-invalid': false,
	'content-rejected': false,
	defect: false,
};

export const jobKinds = [
	'speech.generate',
	'speech.align',
	'transcript.align',
	'image.card',
	'image.generate',
	'image.check',
	'image.convert',
	'clip.generate',
	'clip.extend',
	'clip.upscale',
	'thumbnail.compose',
	'music.generate',
	'sound.generate',
	'audio.extract',
	'caption.create',
	'video.assemble',
	'video.score',
	'media.inspect',
	'media.compare',
	'media.frames',
	'asset.import',
] as const;
export type JobKind = (typeof jobKinds)[number];

export const jobStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** States that a job never leaves. */
export const finalJobStates = ['succeeded', 'failed', 'cancelled'] as const satisfies readonly JobState[];

export const jobPriorities = ['low', 'normal', 'high'] as const;
export type JobPriority = (typeof jobPriorities)[number];

export const productionStates = ['running', 'completed', 'failed'] as const;
export type ProductionState = (typeof productionStates)[number];

export const eventKinds = [
	'job-completed',
	'job-failed',
	'production-completed',
	'production-failed',
	'review-decided',
	'subscription-disabled',
	'budget-reached',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** `expired`: nobody decided in time, and nothing was to follow from that. */
export const reviewStates = ['pending', 'approved', 'rejected', 'changes-requested', 'expired'] as const;
export type ReviewState = (typeof reviewStates)[number];

export const reviewDecisions = ['approved', 'rejected', 'changes-requested'] as const satisfies readonly ReviewState[];
export type ReviewDecision = (typeof reviewDecisions)[number];

/** What becomes of a review that nobody decided in time. */
export const reviewExpiries = ['reject', 'approve', 'expire'] as const;
export type ReviewExpiry = (typeof reviewExpiries)[number];

/** Who may do what: a viewer reads, an operator works, an admin also sees to keys, budgets and rules. Each may all that the one before may. */
export const accessRoles = ['viewer', 'operator', 'admin'] as const;
export type AccessRole = (typeof accessRoles)[number];

/** How much a key may ask for; the service's settings say how many requests an hour each tier has. */
export const accessTiers = ['free', 'creator', 'empire'] as const;
export type AccessTier = (typeof accessTiers)[number];

/** What has become of a webhook. `given-up`: it is not tried any more, and can be replayed. */
export const deliveryStates = ['pending', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a webhook was given up; `key-gone`: no valid key is left that could sign it. */
export const deliveryEnds = ['nobody-waits', 'too-old', 'key-gone', 'subscription-disabled'] as const;
export type DeliveryEnd = (typeof deliveryEnds)[number];

/** Monday first, as ISO 8601 counts them. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Steps of a video for which a settings profile names providers and models. */
export const profileSteps = [
	'text',
	'speech',
	'transcription',
	'image',
	'clip',
	'upscale',
	'music',
	'moderation',
	'stock',
] as const;
export type ProfileStep = (typeof profileSteps)[number];

/** What may not work as a settings profile has it. */
export const profileWarningCodes = [
	'voice-unknown',
	'voice-language-differs',
	'no-voice-for-language',
	'font-missing',
	'model-unknown',
	'model-not-ready',
	'licence-non-commercial',
	'cap-above-budget',
	'kids-without-moderation',
] as const;
export type ProfileWarningCode = (typeof profileWarningCodes)[number];

export const productionOrders = ['newest', 'oldest'] as const;
export type ProductionOrder = (typeof productionOrders)[number];

/** From best to worst. */
export const healthStates = ['ok', 'degraded', 'down'] as const;
export type HealthState = (typeof healthStates)[number];

export const healthParts = ['database', 'storage', 'queue', 'webhooks', 'media', 'models'] as const;

/** How long an asset stays: as the settings say, for as long as nobody deletes it, or until an instant. */
export const assetLifecycleRules = ['by-rules', 'keep', 'delete-after'] as const;
export type AssetLifecycleRule = (typeof assetLifecycleRules)[number];

/** What an asset's bytes hold. */
export const assetKinds = ['video', 'audio', 'image', 'text', 'other'] as const;
export type AssetKind = (typeof assetKinds)[number];

export const aspectRatios = ['9:16', '16:9', '1:1'] as const;
export type AspectRatio = (typeof aspectRatios)[number];

/** Output sizes in pixels, the ones the platforms show without scaling. */
export const frameSizes = {
	'9:16': { width: 1080, height: 1920 },
	'16:9': { width: 1920, height: 1080 },
	'1:1': { width: 1080, height: 1080 },
} as const satisfies Record<AspectRatio, { width: number; height: number }>;

export const moods = ['calm', 'uplifting', 'mysterious', 'dramatic', 'playful'] as const;
export type Mood = (typeof moods)[number];

export const visualKinds = ['still', 'clip', 'colour'] as const;
export const fits = ['cover', 'contain'] as const;
export const easings = ['linear', 'ease-in-out'] as const;
export type Easing = (typeof easings)[number];

/** How one scene gives way to the next. */
export const transitionKinds = [
	...['cut', 'crossfade', 'fade-black', 'fade-white', 'fade-grey', 'dissolve', 'pixelize', 'blur'],
	...['wipe-left', 'wipe-right', 'wipe-up', 'wipe-down', 'slide-left', 'slide-right', 'slide-up', 'slide-down'],
	...['smooth-left', 'smooth-right', 'smooth-up', 'smooth-down', 'slices-left', 'slices-right', 'slices-up'],
	...['slices-down', 'circle-open', 'circle-close', 'curtain-open', 'curtain-close', 'shutter-open', 'shutter-close'],
	...['clock', 'diagonal-top-left', 'diagonal-top-right', 'diagonal-bottom-left', 'diagonal-bottom-right'],
	...['squeeze-flat', 'squeeze-narrow'],
] as const;
export type TransitionKind = (typeof transitionKinds)[number];

export const cardStyles = ['art', 'card'] as const;
export type CardStyle = (typeof cardStyles)[number];

export const captionStyles = ['karaoke', 'plain', 'box', 'pop', 'word'] as const;
export type CaptionStyle = (typeof captionStyles)[number];

/** `shorts`: a few large words at a time. `subtitle`: two lines of up to 42 characters. */
export const captionProfiles = ['shorts', 'subtitle'] as const;
export type CaptionProfile = (typeof captionProfiles)[number];

export const captionFormats = ['srt', 'vtt', 'ass'] as const;
export type CaptionFormat = (typeof captionFormats)[number];

/** Which platform's buttons and texts the captions keep clear of; `universal` clears all of them. */
export const safeAreas = ['universal', 'shorts', 'reels', 'tiktok', 'youtube', 'full'] as const;
export type SafeArea = (typeof safeAreas)[number];

export const renderQualities = ['draft', 'standard', 'final'] as const;
export type RenderQuality = (typeof renderQualities)[number];

export const soundEffects = ['whoosh', 'pop', 'ding'] as const;
export type SoundEffect = (typeof soundEffects)[number];

export const speechEngines = ['flite', 'festival', 'espeak-ng', 'sherpa-onnx'] as const;
export type SpeechEngine = (typeof speechEngines)[number];

/** What a model can be asked for. `first-last-frame`: a clip between two given pictures. */
export const generationKinds = [
	'text-to-image',
	'image-to-image',
	'text-to-video',
	'image-to-video',
	'first-last-frame',
	'upscale',
] as const;
export type GenerationKind = (typeof generationKinds)[number];

/** Engines behind the render-node's models, in the order in which they are asked. */
export const diffusionEngines = ['diffusers', 'openai-compatible', 'comfyui', 'sdcpp', 'cinematic'] as const;
export type DiffusionEngineId = (typeof diffusionEngines)[number];

/** Camera moves over a still. */
export const cameraMoves = ['auto', 'push-in', 'pull-out', 'pan-left', 'pan-right', 'rise', 'sink'] as const;
export type CameraMove = (typeof cameraMoves)[number];

/** Where a word's times come from, best first. */
export const timingSources = ['native', 'provider', 'aligned', 'estimated'] as const;
export type TimingSource = (typeof timingSources)[number];

/** Which pictures of a video are taken. */
export const frameManners = ['even', 'cuts'] as const;
export type FrameManner = (typeof frameManners)[number];

export const imageFormats = ['jpeg', 'png', 'webp'] as const;
export type ImageFormat = (typeof imageFormats)[number];

export const extractedSoundFormats = ['flac', 'mp3', 'wav'] as const;
export type ExtractedSoundFormat = (typeof extractedSoundFormats)[number];

/** All that MP3 knows from 8 kHz up, and so do the others. */
export const soundRatesHz = [8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000] as const;
export type SoundRateHz = (typeof soundRatesHz)[number];

/** `duplicate`: most of it was shown before; `near`: a part of it, or all of it much changed; `new`: neither. */
export const duplicateVerdicts = ['duplicate', 'near', 'new'] as const;
export type DuplicateVerdict = (typeof duplicateVerdicts)[number];

/** How alike two files must be to match: `strict` finds copies, `wide` also what was changed a lot, with more false alarms. */
export const matchStrictnesses = ['strict', 'balanced', 'wide'] as const;
export type MatchStrictness = (typeof matchStrictnesses)[number];

/** Where a video is to be shown, for what is asked of its shape and length there. */
export const videoPlatforms = ['youtube', 'shorts', 'reels'] as const;
export type VideoPlatform = (typeof videoPlatforms)[number];

/** Upper bounds that are checked before any work starts. */
export const limits = {
	/** About 33 minutes of speech; longer stories are episodes. */
	storyWords: 5_000,
	sceneCount: 240,
	sceneCharacters: 4_000,
	/** More than anybody says in two hours: 180 words a minute make 130,000 letters. */
	transcriptCharacters: 200_000,
	transcriptDurationMs: 2 * 60 * 60 * 1000,
	titleCharacters: 200,
	videoDurationMs: 3 * 60 * 60 * 1000,
	/** No local model makes more in one go; longer clips are extended or assembled. */
	clipDurationMs: 60_000,
	promptCharacters: 4_000,
	batchJobs: 200,
	batchProductions: 100,
	callbackContextBytes: 4 * 1024 * 1024,
	pageSize: 200,
	reviewTextCharacters: 50_000,
	reviewNoteCharacters: 2_000,
	reviewAssets: 50,
	/** Longest time one request may wait for a job to finish. */
	longPollMs: 25_000,
} as const;
