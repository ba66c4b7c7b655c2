/** What stands around the scenes. */
export type StructureWishes = {
	/** Whether each scene is a chapter. */
	hasChapters: boolean;
	/** Clips before and after the scenes. */
	introAssetId?: string;
	outroAssetId?: string;
	/** Between them and the scenes; 0: cut to them. */
	bookendCrossfadeMs?: number;
};

export function structureOf({ hasChapters, introAssetId, outroAssetId, bookendCrossfadeMs = 0 }: StructureWishes) {
	const transition = { kind: 'crossfade' as const, durationMs: bookendCrossfadeMs };
	const clip = (assetId: string) => ({
		...{ kind: 'clip' as const, assetId },
		...(bookendCrossfadeMs > 0 && { transition }),
	});
	return {
		...(hasChapters && { chapters: 'scenes' as const }),
		...(introAssetId && { intro: clip(introAssetId) }),
		...(outroAssetId && { outro: clip(outroAssetId) }),
	};
}

/** As much as a player's list shows on one line. */
const longestTitle = 60;

/** The first sentence, or as many of its words as fit. */
export function chapterTitle(text: string, locale: string): string | undefined {
	const [first] = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text.trim().replace(/\s+/g, ' '));
	const sentence = first?.segment.trim().replace(/[.。]$/, '');
	if (!sentence || sentence.length <= longestTitle) return sentence || undefined;
	const room = longestTitle - 1;
	const words = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(sentence)];
	const cut = words.findLast(({ index, isWordLike }) => !isWordLike && index <= room)?.index ?? 0;
	const graphemes = [...new Intl.Segmenter(locale).segment(sentence)];
	const shown =
		cut > 0 ? sentence.slice(0, cut) : sentence.slice(0, graphemes.findLast(({ index }) => index <= room)?.index);
	return `${shown.trim()}…`;
}
