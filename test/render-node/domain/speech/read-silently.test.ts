import { describe, expect, it } from '@jest/globals';
import { readSilently } from '../../../../render-node/src/domain/speech/read-silently.js';
import { splitSentences } from '../../../../render-node/src/domain/speech/split-sentences.js';
import { visibleWords } from '../../../../render-node/src/domain/speech/visible-words.js';

const read = (text: string, locale: string, speed = 1) =>
	readSilently(splitSentences(text, visibleWords(text, locale), locale), locale, speed);

describe('readSilently', () => {
	it.each([
		['ja', '灯台は一晩中光っていた', 4],
		['zh', '灯塔整夜亮着光芒', 9],
		['th', 'ประภาคารส่องแสงตลอดคืน', 17],
	])('gives %s its own pace', (locale, text, charactersPerSecond) => {
		const graphemes = [...new Intl.Segmenter(locale).segment(text)].length;
		expect(read(text, locale).durationMs).toBeCloseTo(
			(graphemes / charactersPerSecond) * 1000 + (locale === 'th' ? wordCount(text) * 59 : 0),
			-2,
		);
	});

	it('follows the wished speed and lets sentences breathe', () => {
		const text = 'הים היה שקט. ואז נדלק האור.';
		const slow = read(text, 'he');
		expect(read(text, 'he', 2).durationMs).toBeCloseTo(slow.durationMs / 2);
		expect((slow.spans[3]?.startMs ?? 0) - (slow.spans[2]?.endMs ?? 0)).toBe(250);
	});

	it('never is shorter than a caption may stand', () => {
		expect(read('夜', 'ja').durationMs).toBe(833);
	});
});

function wordCount(text: string): number {
	return visibleWords(text, 'th').length;
}
