import type { AspectRatio, VideoPlatform } from '@showrunner/contract';

export type PlatformRules = {
	label: string;
	aspectRatio: AspectRatio;
	shortestMs: number;
	longestMs: number;
};

const minuteMs = 60_000;

/**
 * YouTube Help: a Short is upright or square and lasts up to three minutes; other videos up to 12 hours. Meta's Reels
 * Publishing API: 9:16, 3 to 90 seconds.
 */
export const platformRules: Record<VideoPlatform, PlatformRules> = {
	youtube: { label: 'YouTube', aspectRatio: '16:9', shortestMs: 0, longestMs: 12 * 60 * minuteMs },
	shorts: { label: 'YouTube Shorts', aspectRatio: '9:16', shortestMs: 0, longestMs: 3 * minuteMs },
	reels: { label: 'Reels', aspectRatio: '9:16', shortestMs: 3_000, longestMs: 90_000 },
};
