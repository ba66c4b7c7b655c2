/** What a browser shows rather than runs. */
const harmless = /^(image\/(?!svg)|audio\/|video\/|text\/(plain|vtt|csv)\b)/i;

/** How a browser shall take bytes of this type: the first word of Content-Disposition. */
export const dispositionOf = (mediaType: string): 'inline' | 'attachment' =>
	harmless.test(mediaType) ? 'inline' : 'attachment';
