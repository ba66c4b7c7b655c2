import type { AspectRatio } from '../../contract/vocabulary';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import type { StockHit, StockVendor } from './port';

const label = 'Pexels';
const manners: VendorManners = {
	label,
	read: (body) => {
		const message = textIn(body, 'error') ?? textIn(body, 'code');
		return message === undefined ? {} : { message };
	},
};

const orientations: Record<AspectRatio, string> = { '9:16': 'portrait', '16:9': 'landscape', '1:1': 'square' };

/** Languages that Pexels searches in, by their language. */
const locales = [
	...['en-US', 'pt-BR', 'es-ES', 'ca-ES', 'de-DE', 'it-IT', 'fr-FR', 'sv-SE', 'id-ID', 'pl-PL', 'ja-JP', 'zh-CN'],
	...['ko-KR', 'th-TH', 'nl-NL', 'hu-HU', 'vi-VN', 'cs-CZ', 'da-DK', 'fi-FI', 'uk-UA', 'el-GR', 'ro-RO', 'nb-NO'],
	...['sk-SK', 'tr-TR', 'ru-RU'],
];

/** 200 searches an hour; photos and clips in HD and 4K. */
export const pexelsStock: StockVendor = {
	id: 'pexels',
	label,
	note: 'Photos and clips, free of charge, with a credit line',
	credential: 'showrunnerPexelsApi',
	operations: ['Search stock photo', 'Search stock clips'],
	proof: 'spec',
	kinds: ['photo', 'video'],
	rights: {
		licence: 'Pexels License',
		licenceUrl: 'https://www.pexels.com/license/',
		commercialUse: 'allowed',
		creditRequired: true,
	},
	async search({ kind, query, locale, aspectRatio }, { http, clock, signal }) {
		const known = locales.find((each) => each.slice(0, 2) === locale.slice(0, 2).toLowerCase());
		const answer = await http.send({
			...{ method: 'GET', path: kind === 'photo' ? '/v1/search' : '/videos/search' },
			query: { query, orientation: orientations[aspectRatio], locale: known, per_page: 40 },
			...(signal && { signal }),
		});
		const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
		const list = kind === 'photo' ? 'photos' : 'videos';
		if (!Array.isArray(body[list])) throw malformed(label, `no ${list}`);
		return objectsIn(body, list).map(kind === 'photo' ? toPhoto : toVideo);
	},
};

function toPhoto(photo: JsonObject): StockHit {
	const original = textIn(objectIn(photo, 'src'), 'original') ?? '';
	return {
		sourceId: `pexels:photo:${countIn(photo, 'id')}`,
		pageUrl: textIn(photo, 'url') ?? 'https://www.pexels.com',
		author: textIn(photo, 'photographer') ?? 'unknown',
		durationMs: null,
		files: [{ url: original, width: countIn(photo, 'width'), height: countIn(photo, 'height') }],
	};
}

function toVideo(video: JsonObject): StockHit {
	// Streaming lists have no size and are no file.
	const files = objectsIn(video, 'video_files').filter(({ file_type: type }) => type === 'video/mp4');
	return {
		sourceId: `pexels:video:${countIn(video, 'id')}`,
		pageUrl: textIn(video, 'url') ?? 'https://www.pexels.com',
		author: textIn(objectIn(video, 'user'), 'name') ?? 'unknown',
		durationMs: countIn(video, 'duration') * 1000,
		files: files.map((file) => ({
			url: textIn(file, 'link') ?? '',
			...{ width: countIn(file, 'width'), height: countIn(file, 'height') },
		})),
	};
}
