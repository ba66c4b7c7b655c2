import type { AspectRatio } from '../../contract/vocabulary';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import type { StockFile, StockHit, StockVendor } from './port';

const label = 'Pixabay';

/** Pixabay says no in plain text: `[ERROR 400] Invalid or missing API key …`. */
const manners: VendorManners = {
	label,
	read: (_body, answer) => {
		const message = answer.text().slice(0, 300);
		const isKey = answer.status === 400 && /api key/i.test(message);
		return { message, ...(isKey && { kind: 'credential-invalid' as const }) };
	},
};

const orientations: Record<AspectRatio, string> = { '9:16': 'vertical', '16:9': 'horizontal', '1:1': 'all' };

const languages = [
	...['cs', 'da', 'de', 'en', 'es', 'fr', 'id', 'it', 'hu', 'nl', 'no', 'pl', 'pt', 'ro', 'sk', 'fi', 'sv', 'tr', 'vi'],
	...['th', 'bg', 'ru', 'el', 'ja', 'ko', 'zh'],
];

/** Large pictures are scaled to this side; the whole ones are for partners. */
const largeSide = 1_280;
const fullSide = 1_920;

/** 100 searches a minute, each to be kept for a day; the key goes with the query, by the credential. */
export const pixabayStock: StockVendor = {
	id: 'pixabay',
	label,
	note: 'Photos and clips, free of charge',
	credential: 'showrunnerPixabayApi',
	operations: ['Search stock photo', 'Search stock clips'],
	proof: 'spec',
	kinds: ['photo', 'video'],
	rights: {
		licence: 'Pixabay Content License',
		licenceUrl: 'https://pixabay.com/service/license-summary/',
		commercialUse: 'allowed',
		creditRequired: false,
	},
	async search({ kind, query, locale, aspectRatio }, { http, clock, signal }) {
		const language = locale.slice(0, 2).toLowerCase();
		const common = { q: query.slice(0, 100), lang: languages.includes(language) ? language : 'en', safesearch: 'true' };
		const photo = { image_type: 'photo', orientation: orientations[aspectRatio] };
		const answer = await http.send({
			...{ method: 'GET', path: kind === 'photo' ? '/api/' : '/api/videos/' },
			query: { ...common, ...(kind === 'photo' && photo), per_page: 40 },
			...(signal && { signal }),
		});
		const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
		if (!Array.isArray(body.hits)) throw malformed(label, 'no hits');
		return objectsIn(body, 'hits').map(kind === 'photo' ? toPhoto : toVideo);
	},
};

const common = (hit: JsonObject) => ({
	pageUrl: textIn(hit, 'pageURL') ?? 'https://pixabay.com',
	author: textIn(hit, 'user') ?? 'unknown',
});

function toPhoto(hit: JsonObject): StockHit {
	const [width, height] = [countIn(hit, 'imageWidth'), countIn(hit, 'imageHeight')];
	const scaled = (url: string | undefined, side: number): StockFile[] => {
		const scale = Math.min(1, side / Math.max(width, height, 1));
		return url ? [{ url, width: Math.round(width * scale), height: Math.round(height * scale) }] : [];
	};
	return {
		sourceId: `pixabay:photo:${countIn(hit, 'id')}`,
		...common(hit),
		durationMs: null,
		files: [...scaled(textIn(hit, 'fullHDURL'), fullSide), ...scaled(textIn(hit, 'largeImageURL'), largeSide)],
	};
}

function toVideo(hit: JsonObject): StockHit {
	const videos = objectIn(hit, 'videos');
	const files = ['large', 'medium', 'small', 'tiny'].map((size) => objectIn(videos, size));
	return {
		sourceId: `pixabay:video:${countIn(hit, 'id')}`,
		...common(hit),
		durationMs: countIn(hit, 'duration') * 1000,
		// A size that a clip does not have stands there without an address.
		files: files.flatMap((file) => {
			const url = textIn(file, 'url');
			return url ? [{ url, width: countIn(file, 'width'), height: countIn(file, 'height') }] : [];
		}),
	};
}
