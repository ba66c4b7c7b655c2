/** A caption as files hold it: when it is shown, and its lines. */
export type TimedText = { startMs: number; endMs: number; text: string };
