import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from '../../../providers/moderation/personal-data';
import { findWords } from '../../../providers/moderation/find-words';

describe('personal data', () => {
	it.each([
		['Write to anna.b+x@mail.example.org today', ['e-mail']],
		['Schreib an jörg@bücher.example', ['e-mail']],
		['DE89 3704 0044 0532 0130 00 ist mein Konto', ['iban']],
		['de89370400440532013000', ['iban']],
		['DE88 3704 0044 0532 0130 00', []],
		['Card 4111 1111 1111 1111, please', ['card']],
		['Card 4111 1111 1111 1112', []],
		['٤١١١ ١١١١ ١١١١ ١١١١', ['card']],
		['Call +49 30 901820-11', ['phone']],
		['Ruf an: 030 / 901820', ['phone']],
		['電話は０３-１２３４-５６７８です', ['phone']],
		['In 2024, 1,250,000,000 people saw 4 000 000 videos', []],
		['The year 1999 and pi is 3.14159265358979', []],
	])('in %j', (text, found) => expect(findPersonalData(text)).toEqual(found));
});

describe('own words', () => {
	it.each([
		['A MIRACLE  cure!', 'miracle cure'],
		['a b\u200Ba\u00ADd thing', 'bad'],
		['ｂａｄ', 'bad'],
		['b4d', 'bad'],
		['$n4k3 oil', 'snake'],
		['b.a.d', 'bad'],
		['b\u0430d', 'bad'],
		['Это плохо сказано', 'ПЛОХО'],
		['плохой', 'плох*'],
		['هٰذا كَلامٌ سَيِّئ', 'سيئ'],
		['كـــلام', 'كلام'],
		['これは悪い言葉です', '悪い'],
		['Straße', 'STRASSE'],
		['naïve', 'naive'],
	])('%j holds %j', (text, word) => expect(findWords(text, [word])).toEqual([word]));

	it.each([
		['Scunthorpe badge', 'bad'],
		['плохой', 'плох'],
		['the year 1984', 'i9b4'],
		['ガラス', 'カラス'],
		['nothing', '*'],
		['nothing', ' '],
	])('%j does not hold %j', (text, word) => expect(findWords(text, [word])).toEqual([]));
});
