/** What changes a caption's look but does not move it: font, size, colours. Whatever else a tag may do is not known here. */
const stillTags = /^(?:\\(?:fn[^\\{}]*|fs[\d.]+|[1-4]?c&H[\dA-Fa-f]+&|[1-4]a&H[\dA-Fa-f]+&|b\d*|i\d?|r|an\d|q\d))*$/;

export type CaptionState = {
	/** Number of the first frame that looks so. */
	firstFrame: number;
	/** Whether anything is drawn. */
	drawn: boolean;
};

type Line = { from: number; to: number; effect: string; text: string };

/**
 * The frames of a segment in which its captions change, from frame 0 on. Null where they may change between these too:
 * with an effect, or a tag that is not known to stand still.
 */
export function captionStates(ass: string, frameCount: number, fps: number): CaptionState[] | null {
	const lines = dialogues(ass);
	if (lines === null || !lines.every(standsStill)) return null;
	const states: CaptionState[] = [];
	let before: string | null = null;
	for (let frame = 0; frame < frameCount; frame++) {
		// As the `ass` filter counts: frame numbers in milliseconds, a line from its first to before its last one.
		const nowMs = Math.round((frame * 1000) / fps);
		const shown = lines.flatMap(({ from, to }, index) => (from <= nowMs && nowMs < to ? [index] : [])).join();
		if (shown !== before) states.push({ firstFrame: frame, drawn: shown !== '' });
		before = shown;
	}
	return states;
}

/** Null where a line of the file is not what it should be. */
function dialogues(ass: string): Line[] | null {
	const lines = ass.split(/\r?\n/).filter((line) => line.startsWith('Dialogue:'));
	const parsed = lines.map((line): Line | null => {
		const [, from, to, effect, text] =
			/^Dialogue: *[^,]*,([^,]*),([^,]*),[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,([^,]*),(.*)$/.exec(line) ?? [];
		const [fromMs, toMs] = [milliseconds(from), milliseconds(to)];
		if (fromMs === null || toMs === null || effect === undefined || text === undefined) return null;
		return { from: fromMs, to: toMs, effect, text };
	});
	return parsed.every((line) => line !== null) ? parsed : null;
}

function milliseconds(time = ''): number | null {
	const [, hours, minutes, seconds, hundredths] = /^ *(\d+):(\d\d):(\d\d)\.(\d\d) *$/.exec(time) ?? [];
	if (hundredths === undefined) return null;
	return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(hundredths) * 10;
}

const standsStill = ({ effect, text }: Line) =>
	effect.trim() === '' && [...text.matchAll(/(?<!\\)\{([^}]*)\}/g)].every(([, tags = '']) => stillTags.test(tags));
