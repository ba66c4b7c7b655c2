/** Writing systems that need a font of their own; `latin` also stands for Greek, Cyrillic and what has no script. */
export const scripts = [
	'latin',
	'arabic',
	'hebrew',
	'devanagari',
	'bengali',
	'gurmukhi',
	'gujarati',
	'tamil',
	'telugu',
	'kannada',
	'malayalam',
	'sinhala',
	'thai',
	'lao',
	'khmer',
	'myanmar',
	'ethiopic',
	'georgian',
	'armenian',
	'japanese',
	'chinese',
	'korean',
] as const;
export type Script = (typeof scripts)[number];

export type ScriptFont = {
	family: string;
	/**
	 * ASS `Fontsize` that sets an em of one pixel. libass stretches ascent + descent to the font size, so the same
	 * size gives small letters in a font with tall lines (Noto Sans 1.36, Noto Sans Arabic 1.9).
	 */
	sizeFactor: number;
	/** Tells the family's files, and those of the emoji among its letters, from former ones; absent where they are not known. */
	version?: string;
};

/** The font that draws each script; a script without one is absent. */
export type FontMap = Partial<Record<Script, ScriptFont>>;
