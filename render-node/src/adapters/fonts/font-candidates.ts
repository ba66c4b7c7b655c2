import type { Script } from '../../domain/captions/font-map.js';

/** Families known to draw each script in bold, best first: Noto, then what Linux, macOS and Windows bring along. */
export const fontCandidates: Record<Script, readonly string[]> = {
	latin: ['Noto Sans', 'Inter', 'Roboto', 'DejaVu Sans', 'Liberation Sans', 'Helvetica Neue', 'Segoe UI', 'Arial'],
	arabic: [
		'Noto Sans Arabic',
		'Noto Kufi Arabic',
		'Noto Naskh Arabic',
		'DejaVu Sans',
		'Geeza Pro',
		'Segoe UI',
		'Arial',
	],
	hebrew: ['Noto Sans Hebrew', 'DejaVu Sans', 'Arial Hebrew', 'Segoe UI', 'Arial'],
	devanagari: ['Noto Sans Devanagari', 'Lohit Devanagari', 'Kohinoor Devanagari', 'Nirmala UI'],
	bengali: ['Noto Sans Bengali', 'Lohit Bengali', 'Kohinoor Bangla', 'Nirmala UI'],
	gurmukhi: ['Noto Sans Gurmukhi', 'Lohit Gurmukhi', 'Gurmukhi MN', 'Nirmala UI'],
	gujarati: ['Noto Sans Gujarati', 'Lohit Gujarati', 'Kohinoor Gujarati', 'Nirmala UI'],
	tamil: ['Noto Sans Tamil', 'Lohit Tamil', 'Tamil Sangam MN', 'Nirmala UI'],
	telugu: ['Noto Sans Telugu', 'Lohit Telugu', 'Kohinoor Telugu', 'Nirmala UI'],
	kannada: ['Noto Sans Kannada', 'Lohit Kannada', 'Kannada Sangam MN', 'Nirmala UI'],
	malayalam: ['Noto Sans Malayalam', 'Lohit Malayalam', 'Malayalam Sangam MN', 'Nirmala UI'],
	sinhala: ['Noto Sans Sinhala', 'Sinhala Sangam MN', 'Nirmala UI'],
	thai: ['Noto Sans Thai', 'Loma', 'Thonburi', 'Leelawadee UI'],
	lao: ['Noto Sans Lao', 'Lao Sangam MN', 'Leelawadee UI'],
	khmer: ['Noto Sans Khmer', 'Khmer Sangam MN', 'Leelawadee UI'],
	myanmar: ['Noto Sans Myanmar', 'Myanmar Sangam MN', 'Myanmar Text'],
	ethiopic: ['Noto Sans Ethiopic', 'Kefa', 'Nyala', 'Ebrima'],
	georgian: ['Noto Sans Georgian', 'DejaVu Sans', 'Helvetica Neue', 'Segoe UI'],
	armenian: ['Noto Sans Armenian', 'DejaVu Sans', 'Mshtakan', 'Segoe UI'],
	japanese: ['Noto Sans CJK JP', 'Noto Sans JP', 'Source Han Sans JP', 'IPAGothic', 'Hiragino Sans', 'Yu Gothic'],
	chinese: [
		'Noto Sans CJK SC',
		'Noto Sans SC',
		'Source Han Sans SC',
		'WenQuanYi Zen Hei',
		'PingFang SC',
		'Microsoft YaHei',
		'Noto Sans CJK JP',
	],
	korean: [
		'Noto Sans CJK KR',
		'Noto Sans KR',
		'Source Han Sans KR',
		'NanumGothic',
		'Apple SD Gothic Neo',
		'Malgun Gothic',
	],
};

/** Drawn with after all others. */
export const emojiFamilies = ['Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji'];
