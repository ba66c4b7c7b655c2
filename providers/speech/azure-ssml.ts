import type { SpeechPiece } from './port';

/** Characters that XML 1.0 cannot hold at all, not even escaped. */
// eslint-disable-next-line no-control-regex
const unholdable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as XML holds it, inside an element and inside an attribute. */
export function escapeXml(text: string): string {
	return text
		.replace(unholdable, ' ')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&apos;');
}

/** What stands inside of the voice: the text, at a pace and in a style. Azure bills all of it, its marks too. */
export function spokenMarkup({ text, speed, style }: Pick<SpeechPiece, 'text' | 'speed' | 'style'>): string {
	const spoken = escapeXml(text);
	const paced = speed === 1 ? spoken : `<prosody rate="${speed}">${spoken}</prosody>`;
	return style === undefined ? paced : `<mstts:express-as style="${escapeXml(style)}">${paced}</mstts:express-as>`;
}

/** What Azure reads. */
export function toSsml(piece: SpeechPiece): string {
	const names = 'xmlns="http://www.w3.org/2001/10/synthesis" xmlns:mstts="http://www.w3.org/2001/mstts"';
	const voiced = `<voice name="${escapeXml(piece.voice)}">${spokenMarkup(piece)}</voice>`;
	return `<speak version="1.0" ${names} xml:lang="${escapeXml(piece.locale)}">${voiced}</speak>`;
}
