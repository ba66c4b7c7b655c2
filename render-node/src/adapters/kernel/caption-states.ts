import { readAss, type AssLine } from './ass-lines.js';

/** What changes a caption's look but does not move it: font, size, scale, colours. Whatever else a tag may do is not known here. */
const stillTags =
	/^(?:\\(?:fn[^\\{}]*|fs[\d.]+|fsc[xy][\d.]+|[1-4]?c&H[\dA-Fa-f]+&|[1-4]a&H[\dA-Fa-f]+&|b\d*|i\d?|r|an\d|pos\(-?[\d.]+,-?[\d.]+\)|(?:bord|shad)[\d.]+|p[01]))*$/;

export type CaptionState = {
	/** Number of the first frame that looks so. */
	firstFrame: number;
	/** Whether anything is drawn. */
	drawn: boolean;
};

/** What a frame's number is on the clock of the `ass` filter. */
export const frameMs = (frame: number, fps: number) => Math.round((frame * 1000) / fps);

/**
 * The frames of a segment in which its captions change, from frame 0 on. Null where they may change between these too:
 * with an effect, or a tag that is not known to stand still.
 */
export function captionStates(ass: string, frameCount: number, fps: number): CaptionState[] | null {
	const lines = readAss(ass)?.lines;
	if (!lines?.every(standsStill)) return null;
	const spans = lines.map(({ fromMs, toMs }) => ({ from: frameFrom(fromMs, fps), to: frameFrom(toMs, fps) }));
	const edges = new Set([0, ...spans.flatMap(({ from, to }) => [from, to])]);
	const states: CaptionState[] = [];
	let before: string | null = null;
	for (const frame of [...edges].filter((edge) => edge < frameCount).sort((one, other) => one - other)) {
		const shown = spans.flatMap(({ from, to }, index) => (from <= frame && frame < to ? [index] : [])).join();
		if (shown !== before) states.push({ firstFrame: frame, drawn: shown !== '' });
		before = shown;
	}
	return states;
}

/** The first frame at that time or after it. */
function frameFrom(ms: number, fps: number): number {
	let frame = Math.max(0, Math.floor((ms * fps) / 1000) - 1);
	while (frameMs(frame, fps) < ms) frame++;
	return frame;
}

/**
 * What stands for the look of a state: the line that it shows, without its times. Null where it shows several, whose places
 * may depend on which of them was there first.
 */
export function lookKey(lines: readonly AssLine[], { firstFrame }: CaptionState, fps: number): string | null {
	const ms = frameMs(firstFrame, fps);
	const [shown, ...others] = lines.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
	return shown === undefined || others.length > 0 ? null : `${shown.layer}${shown.rest}`;
}

const standsStill = ({ effect, text }: AssLine) =>
	effect.trim() === '' && [...text.matchAll(/(?<!\\)\{([^}]*)\}/g)].every(([, tags = '']) => stillTags.test(tags));
