import type { MediaTags } from '../../../domain/diffusion/media-tools.js';

/** IPTC's word for what a generative model made; https://cv.iptc.org/newscodes/digitalsourcetype/ */
const madeByModel = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** An XMP packet (ISO 16684-1) that says what something shows, what made it, and whether that was a model. */
export function xmpPacket({ description, software, aiGenerated }: MediaTags): string {
	const sourceType = `<Iptc4xmpExt:DigitalSourceType>${madeByModel}</Iptc4xmpExt:DigitalSourceType>`;
	return [
		'<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
		'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
		'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
		' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(description)}</rdf:li></rdf:Alt></dc:description>`,
		`<xmp:CreatorTool>${escaped(software)}</xmp:CreatorTool>`,
		...(aiGenerated ? [sourceType] : []),
		'</rdf:Description></rdf:RDF></x:xmpmeta>',
		'<?xpacket end="w"?>',
	].join('\n');
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

/** XML 1.0 has no place for control characters and lone surrogates, escaped or not. */
const escaped = (text: string) =>
	text
		.toWellFormed()
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
		.replaceAll('\r', '&#13;');
