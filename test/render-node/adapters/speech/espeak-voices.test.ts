import { describe, expect, it } from '@jest/globals';
import { parseEspeakVoices } from '../../../../render-node/src/adapters/speech/espeak-voices.js';

const listing = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 5  chr-US-Qaaa-x-west --/M      Cherokee_          iro/chr
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  fr-fr           --/F      French_(France)    roa/fr               (fr 5)
 5  he              --/M      Hebrew             sem/he
 5  ja              --/M      Japanese           jpx/ja
 5  ko              --/M      Korean             ko
 5  th              --/M      Thai               tai/th
 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
 5  yue             --/M      Chinese_(Cantonese,_latin_as_Jyutping) sit/yue-Latn-jyutping (zh-yue 5)(zh 8)
`;

describe('parseEspeakVoices', () => {
	it('offers voices under canonical tags and leaves out those that would be garbage', () => {
		const voices = parseEspeakVoices(listing);
		expect(voices.map(({ id, locale, gender }) => [id, locale, gender])).toEqual([
			['espeak-ng:en-gb', 'en-GB', 'male'],
			['espeak-ng:fr-fr', 'fr-FR', 'female'],
			['espeak-ng:ko', 'ko', 'male'],
		]);
		expect(voices[0]?.label).toBe('English (Great Britain) (robot)');
	});
});
