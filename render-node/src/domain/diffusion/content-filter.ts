/** What a look at a prompt or a file gave. `unchecked`: nobody could look; whether that passes is the operator's choice. */
export type ContentVerdict =
	| { kind: 'passed' }
	| { kind: 'rejected'; reason: string }
	| { kind: 'unchecked'; reason: string };

/** Looks at what goes into a model and at what comes out. */
export type ContentFilter = {
	/** Changes whenever the same content could be judged otherwise. */
	version: string;
	checkPrompt(prompt: string): ContentVerdict;
	/** Looks at a picture, or at pictures taken from a clip. Rejects only with the signal's reason. */
	checkFile(path: string, mediaType: string, signal: AbortSignal): Promise<ContentVerdict>;
	close(): Promise<void>;
};
