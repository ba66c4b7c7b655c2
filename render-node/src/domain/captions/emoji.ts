/** Emoji sequences, then what single pictographs, selectors and joiners may be left; © ® ™ are ordinary letters. */
const emoji = new RegExp(
	'\\p{RGI_Emoji}|[\\p{Emoji_Presentation}\\p{Regional_Indicator}\\u{1F3FB}-\\u{1F3FF}\\u{E0020}-\\u{E007F}]|\\uFE0F|\\u20E3|[\\p{Extended_Pictographic}--[©®™‼⁉]]',
	'gv',
);
/** A joiner is part of Persian and Indic words, so it goes only where an emoji went. */
const emojiWithJoiners = new RegExp(`(?:\\u200D*(?:${emoji.source})\\u200D*)+`, 'gv');

export const withoutEmoji = (text: string): string => text.replace(emojiWithJoiners, '');
