import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';

/** What a library holds for a test. `url` of its file, and its size. */
export type LibraryEntry = { id: number; url: string; width: number; height: number; seconds?: number; by?: string };
export type Library = { photos?: LibraryEntry[]; videos?: LibraryEntry[] };

const known = ['query', 'orientation', 'size', 'color', 'locale', 'page', 'per_page'];
const orientations = ['landscape', 'portrait', 'square'];

function faultOf({ query }: SeenRequest): string | undefined {
	const unknown = [...query.keys()].find((name) => !known.includes(name));
	if (unknown) return `Unknown parameter ${unknown}`;
	if (!query.get('query')) return 'Missing query';
	const perPage = Number(query.get('per_page') ?? 15);
	if (!(perPage >= 1 && perPage <= 80)) return 'per_page out of range';
	const orientation = query.get('orientation');
	if (orientation && !orientations.includes(orientation)) return 'Bad orientation';
	const locale = query.get('locale');
	return locale && !/^[a-z]{2}-[A-Z]{2}$/.test(locale) ? 'Bad locale' : undefined;
}

/** Pexels' searches, built from its documentation and its client. */
export function pexels({ secret, library }: { secret: string; library: Library }): VendorProtocol {
	return {
		// The key stands alone, without Bearer.
		isLoggedIn: ({ headers }) => headers.authorization === secret,
		unauthorised: { status: 401, json: { status: 401, code: 'Unauthorized' } },
		rateLimited: { status: 429, headers: { 'retry-after': '7' }, json: { status: 429, code: 'Rate limit exceeded' } },
		answer(request): FakeAnswer {
			const { photos = [], videos = [] } = library;
			if (request.method !== 'GET') return { status: 404, json: { status: 404, code: 'Not Found' } };
			const fault = faultOf(request);
			if (fault) return { status: 400, json: { status: 400, code: fault } };
			const paging = { page: 1, per_page: 40, total_results: photos.length + videos.length };
			if (request.path === '/v1/search') return { status: 200, json: { ...paging, photos: photos.map(photo) } };
			if (request.path === '/videos/search') return { status: 200, json: { ...paging, videos: videos.map(video) } };
			return { status: 404, json: { status: 404, code: 'Not Found' } };
		},
	};
}

const photo = ({ id, url, width, height, by = 'Ada Lens' }: LibraryEntry) => ({
	...{ id, width, height, url: `https://www.pexels.com/photo/${id}/`, photographer: by, alt: 'A lighthouse' },
	...{ photographer_url: 'https://www.pexels.com/@ada', src: { original: url, tiny: url } },
});

const video = ({ id, url, width, height, seconds = 9, by = 'Ada Lens' }: LibraryEntry) => ({
	...{ id, width, height, duration: seconds, url: `https://www.pexels.com/video/${id}/`, user: { id: 1, name: by } },
	video_files: [
		{ id: 1, quality: 'hls', file_type: 'application/x-mpegURL', width: null, height: null, link: `${url}.m3u8` },
		{ id: 2, quality: 'hd', file_type: 'video/mp4', width, height, link: url, fps: 25 },
	],
});
