import type { Asset } from '@showrunner/contract';
import type { ReviewView } from '../../application/reviews/view-review.js';
import { markup, type Markup } from './markup.js';

type Shape = { element: 'video' | 'audio' | 'image' | 'file'; isTall: boolean };

/** How a browser shows it; what could run something is only offered as a file. */
function shapeOf({ mediaType, media }: Asset): Shape {
	const isTall = (media?.height ?? 0) > (media?.width ?? 0);
	if (/^video\//i.test(mediaType)) return { element: 'video', isTall };
	if (/^audio\//i.test(mediaType)) return { element: 'audio', isTall: false };
	if (/^image\/(?!svg)/i.test(mediaType)) return { element: 'image', isTall };
	return { element: 'file', isTall: false };
}

const sizes = ['bytes', 'kB', 'MB', 'GB'];
function toldSize(bytes: number): string {
	const at = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), sizes.length - 1);
	return `${Number((bytes / 1_000 ** at).toFixed(1))} ${sizes[at]}`;
}

function toldLength(durationMs: number): string {
	const seconds = Math.round(durationMs / 1_000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

function factsOf({ mediaType, media, sizeBytes }: Asset): string {
	const [type = ''] = mediaType.split(';');
	const size = media?.width && media.height ? `${media.width} × ${media.height}` : '';
	const length = media?.durationMs ? toldLength(media.durationMs) : '';
	return [type, size, length, toldSize(sizeBytes)].filter((fact) => fact !== '').join(' · ');
}

function show(element: Shape['element'], address: string, name: string): Markup {
	if (element === 'video') {
		return markup`<video controls preload="metadata" playsinline src="${address}" aria-label="${name}"></video>`;
	}
	if (element === 'audio') {
		return markup`<audio controls preload="metadata" src="${address}" aria-label="${name}"></audio>`;
	}
	if (element === 'image') return markup`<a href="${address}"><img src="${address}" alt="${name}" loading="lazy"></a>`;
	return markup`<p class="file"><a href="${address}" download dir="auto">${name}</a></p>`;
}

/** One asset as the reviewer sees or hears it. */
export function mediaPiece({ label, asset }: ReviewView['pieces'][number], addressOf: (id: string) => string): Markup {
	if (!asset) return markup`<figure class="gone"><p>${label || 'An asset'} is no longer in the store.</p></figure>`;
	const name = label || asset.name;
	const { element, isTall } = shapeOf(asset);
	const caption = markup`<figcaption><span dir="auto">${name}</span><small>${factsOf(asset)}</small></figcaption>`;
	return markup`<figure class="${element}${isTall ? ' tall' : ''}">${show(element, addressOf(asset.id), name)}${caption}</figure>`;
}
