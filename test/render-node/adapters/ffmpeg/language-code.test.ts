import { expect, it } from '@jest/globals';
import { languageCode } from '../../../../render-node/src/adapters/ffmpeg/language-code.js';

it.each([
	['en', 'eng'],
	['pt-BR', 'por'],
	['zh-Hant-TW', 'zho'],
	['yue', 'yue'],
	['qz', 'und'],
])('%s is %s in an MP4', (locale, code) => {
	expect(languageCode(locale)).toBe(code);
});
