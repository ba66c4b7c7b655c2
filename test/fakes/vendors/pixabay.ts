import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import type { Library, LibraryEntry } from './pexels.js';

const common = [
	'key',
	'q',
	'lang',
	'id',
	'category',
	'min_width',
	'min_height',
	'editors_choice',
	'safesearch',
	'order',
];
const paging = ['page', 'per_page'];

const refuse = (status: number, text: string, headers = {}): FakeAnswer => ({
	...{ status, headers: { 'content-type': 'text/plain', ...headers } },
	bytes: new TextEncoder().encode(`[ERROR ${status}] ${text}`),
});

function faultOf({ query, path }: SeenRequest): string | undefined {
	const own = path === '/api/' ? ['image_type', 'orientation', 'colors'] : ['video_type'];
	const unknown = [...query.keys()].find((name) => ![...common, ...paging, ...own].includes(name));
	if (unknown) return `"${unknown}" is not a parameter.`;
	if ((query.get('q') ?? '').length > 100) return '"q" exceeds 100 characters.';
	const perPage = Number(query.get('per_page') ?? 20);
	if (!(perPage >= 3 && perPage <= 200)) return '"per_page" is out of valid range.';
	if (!/^[a-z]{2}$/.test(query.get('lang') ?? 'en')) return '"lang" is invalid.';
	const orientation = query.get('orientation') ?? 'all';
	return ['all', 'horizontal', 'vertical'].includes(orientation) ? undefined : '"orientation" is invalid.';
}

/** Pixabay's searches, built from its documentation: the key in the query, refusals in plain text. */
export function pixabay({ secret, library }: { secret: string; library: Library }): VendorProtocol {
	return {
		isLoggedIn: ({ query }) => query.get('key') === secret,
		unauthorised: refuse(400, 'Invalid or missing API key (https://pixabay.com/api/docs/).'),
		rateLimited: refuse(429, 'API rate limit exceeded', { 'retry-after': '7' }),
		answer(request): FakeAnswer {
			if (request.method !== 'GET' || !/^\/api\/(videos\/)?$/.test(request.path)) return refuse(404, 'Not found');
			const fault = faultOf(request);
			if (fault) return refuse(400, fault);
			const { photos = [], videos = [] } = library;
			const hits = request.path === '/api/' ? photos.map(photo) : videos.map(video);
			return { status: 200, json: { total: hits.length, totalHits: hits.length, hits } };
		},
	};
}

const photo = ({ id, url, width, height, by = 'Bo' }: LibraryEntry) => ({
	...{ id, type: 'photo', user: by, user_id: 1, pageURL: `https://pixabay.com/photos/${id}/` },
	...{ imageWidth: width, imageHeight: height, largeImageURL: url, webformatURL: url },
});

const video = ({ id, url, width, height, seconds = 9, by = 'Bo' }: LibraryEntry) => ({
	...{ id, type: 'film', user: by, user_id: 1, pageURL: `https://pixabay.com/videos/${id}/`, duration: seconds },
	videos: {
		large: { url: '', width: 0, height: 0, size: 0 },
		medium: { url, width, height, size: 1 },
		small: { url, width: Math.round(width / 2), height: Math.round(height / 2), size: 1 },
	},
});
