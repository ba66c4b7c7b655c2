import { describe, expect, it } from '@jest/globals';
import { repeats } from '../../../../nodes/ShowrunnerStory/write/repeats';

describe('a title that was there before', () => {
	it.each([
		['Tide pools', 'tide POOLS!', 'en', true],
		['The keeper’s last night at the lighthouse', 'The last night at the lighthouse', 'en', true],
		['How fog forms', 'How sand forms', 'en', false],
		['How fog forms', 'Why gulls laugh', 'en', false],
		['満ち潮の秘密', '満ち潮の 秘密', 'ja', true],
		['満ち潮の秘密', '灯台の夜', 'ja', false],
		['سر المد', 'سر المد!', 'ar', true],
		['…', 'Anything', 'en', false],
	])('%s / %s', (title, other, locale, expected) => expect(repeats(title, ['Unlike', other], locale)).toBe(expected));
});
