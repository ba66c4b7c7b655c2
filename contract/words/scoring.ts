/** What a finished video is looked over for, in the order in which it is told. */
export const videoChecks = [
	'black',
	'frozen',
	'exposure',
	'sharpness',
	'resolution',
	'frame-rate',
	'duration',
	'silence',
	'clipping',
	'loudness',
	'sync',
	'caption-coverage',
	'caption-timing',
	'caption-speed',
	'caption-order',
] as const;
export type VideoCheck = (typeof videoChecks)[number];

/** `good`: a score of 80 or more; `fair`: 50 or more; `poor`: less. */
export const verdicts = ['good', 'fair', 'poor'] as const;
export type Verdict = (typeof verdicts)[number];
