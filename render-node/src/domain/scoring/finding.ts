import type { CaptionProfile, VideoCheckResult, VideoExpectations } from '@showrunner/contract';
import type { TimedText } from '../captions/timed-text.js';
import type { VideoFileFacts, VideoMeasures } from './video-measures.js';

/** What one check found, before it is weighed. The score may have decimals. */
export type Finding = Omit<VideoCheckResult, 'verdict' | 'weight'>;

export type CaptionsToCheck = { cues: readonly TimedText[]; locale: string; profile: CaptionProfile };

/** All that the checks go by. */
export type ScoreGround = {
	file: VideoFileFacts;
	measures: VideoMeasures;
	expectations: VideoExpectations;
	captions: CaptionsToCheck | null;
};

/** Null where there is nothing to judge. */
export type Check = (ground: ScoreGround) => Finding | null;
