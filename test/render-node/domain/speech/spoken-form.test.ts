import { describe, expect, it } from '@jest/globals';
import { sayInEnglish } from '../../../../render-node/src/domain/speech/say-in-english.js';
import { createSayInOwnScript } from '../../../../render-node/src/domain/speech/say-in-own-script.js';

describe('sayInEnglish', () => {
	it.each([
		['“Don’t,”', "Don't,"],
		['50%', '50 percent'],
		['100%%', '100 percent'],
		['&', 'and'],
		['€5.50!', '5.50 euros!'],
		['$5.50', '$5.50'],
		['1912 —', 'nineteen twelve,'],
		['1905', 'nineteen oh five'],
		['1900s', 'nineteen hundreds'],
		['2007', '2007'],
		['$1912', '$1912'],
		['1914–1918', 'nineteen fourteen to nineteen eighteen'],
		['-5', 'minus 5'],
		['21°C', '21 degrees Celsius'],
		['Café', 'Cafe'],
		['straße', 'strasse'],
		['https://www.example.com', 'example dot com'],
		['well-known', 'well-known'],
		['(really?!)', 'really!'],
		['zero\u200bwidth\u00ad', 'zerowidth'],
	])('says %j as %j and calls nothing altered', (word, spoken) => {
		expect(sayInEnglish(word)).toEqual({ spoken, altered: null });
	});

	it('leaves out emoji and other scripts, and names them', () => {
		expect(sayInEnglish('slower 🎉,')).toEqual({ spoken: 'slower,', altered: '🎉' });
		expect(sayInEnglish('(東京).')).toEqual({ spoken: '', altered: '東京' });
		expect(sayInEnglish('👨‍👩‍👧‍👦')).toEqual({ spoken: '', altered: '👨‍👩‍👧‍👦' });
	});

	it('hands the engine plain letters, figures and punctuation only', () => {
		const hostile = '"(system \\"rm\\")" `x` $(id) [[h@l]] <break/> | ; \u0000\ud800';
		expect(sayInEnglish(hostile).spoken).toMatch(/^[\w\s'.,;:!?$-]*$/);
		expect(sayInEnglish(hostile).spoken).not.toMatch(/[()"\\[\]<>|`]/);
	});

	it('breaks a 200-letter word into pieces that end, and says that it did', () => {
		const word = 'ab'.repeat(100);
		const { spoken, altered } = sayInEnglish(word);
		expect(Math.max(...spoken.split(' ').map((piece) => piece.length))).toBeLessThanOrEqual(64);
		expect(spoken.length).toBeLessThanOrEqual(128);
		expect(altered).toBe(word);
	});
});

describe('createSayInOwnScript', () => {
	it('keeps the letters and marks of the language', () => {
		expect(createSayInOwnScript('ar')('هادئًا،')).toEqual({ spoken: 'هادئًا،', altered: null });
		expect(createSayInOwnScript('hi')('“रखवाले”')).toEqual({ spoken: 'रखवाले', altered: null });
		expect(createSayInOwnScript('de')('„Größe“')).toEqual({ spoken: 'Größe', altered: null });
		expect(createSayInOwnScript('fa')('می\u200cخواهم').spoken).toBe('می\u200cخواهم');
	});

	it('speaks symbols in the language where the engine would use English', () => {
		expect(createSayInOwnScript('ar')('50%').spoken).toBe('50 بالمئة');
		expect(createSayInOwnScript('de')('&').spoken).toBe('und');
	});

	it('leaves out other scripts and emoji, and names them', () => {
		expect(createSayInOwnScript('de')('東京')).toEqual({ spoken: '', altered: '東京' });
		expect(createSayInOwnScript('ar')('الحارس 🎉:')).toEqual({ spoken: 'الحارس:', altered: '🎉' });
	});
});
