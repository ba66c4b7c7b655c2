/** A face in shares of the picture. */
export type Face = {
	/** Of its middle. */
	x: number;
	y: number;
	/** Of the square around it. */
	width: number;
	height: number;
	/** How much it counts beside the others: by its size, and with clips by how often it is seen. */
	weight: number;
};

/**
 * Where a picture or a stretch of a clip has something to see. `columns` and `rows` hold how much of it there is from left
 * to right and from top to bottom; any number of steps of one width each, adding up to 1, or all 0 where nothing stands out.
 */
export type Focus = { faces: Face[]; columns: number[]; rows: number[] };

/** What is looked at: a picture, or what a clip shows for `lengthMs` from `fromMs` on. */
export type FocusSubject = { assetId: string; stretch: { fromMs: number; lengthMs: number } | null };

/** Raise it whenever the same subject gets another focus. */
const lookVersion = 1;

export const focusKey = ({ assetId, stretch }: FocusSubject): string =>
	`focus ${lookVersion} ${assetId}${stretch ? ` ${stretch.fromMs}+${stretch.lengthMs}` : ''}`;

/** By `focusKey`. */
export type FocusFacts = ReadonlyMap<string, Focus>;
