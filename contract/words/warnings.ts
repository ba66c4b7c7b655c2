/** Wishes that were met differently from how they were asked for. */
export const warningCodes = [
	'no-voice-for-language',
	'voice-substituted',
	'text-altered',
	'word-times-estimated',
	'emoji-not-burned',
	'font-missing',
	'option-adjusted',
	'music-looped',
	'audio-unreadable',
	'prompt-truncated',
	'option-unsupported',
	'model-substituted',
	'memory-reduced',
	'scene-failed',
	'sound-missing',
	'detail-not-added',
	'encoder-fell-back',
	'check-skipped',
	'history-incomplete',
	'type-corrected',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** What a timeline and an OpenTimelineIO document cannot tell each other. */
export const exchangeWarningCodes = [
	'caption-left-out',
	'clip-repeats',
	'effect-ignored',
	'media-missing',
	'media-unsuitable',
	'metadata-ignored',
	'nesting-ignored',
	'rate-changed',
	'scene-merged',
	'schema-ignored',
	'settings-assumed',
	'sound-simplified',
	'speed-ignored',
	'track-ignored',
	'transition-adjusted',
	'trim-adjusted',
] as const;
export type ExchangeWarningCode = (typeof exchangeWarningCodes)[number];
