import type { ImageCheckResult } from '@showrunner/contract';

export type LabelRun = {
	/** Must exist; what is taken from the picture lies here. */
	workDir: string;
	signal: AbortSignal;
};

/**
 * What a classifier sees in a picture. Refuses with `picture-unreadable`, and with `content-classifier-broken` or
 * `content-classifier-gone` where the classifier gives no answer.
 */
export type LabelPicture = (path: string, run: LabelRun) => Promise<Pick<ImageCheckResult, 'labels' | 'classifier'>>;
