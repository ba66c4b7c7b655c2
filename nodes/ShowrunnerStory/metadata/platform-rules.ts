/** Platforms that texts are written for. `youtube`: long videos. */
export const textPlatforms = ['reels', 'shorts', 'tiktok', 'youtube'] as const;
export type TextPlatform = (typeof textPlatforms)[number];

export type PlatformRules = {
	/** For the model. */
	inWords: string;
	/** Longest title in UTF-16 units; 0 where the platform has none. */
	titleUnits: number;
	/** Longest description with its hashtags behind it, in the platform's own measure. */
	description: { most: number; unit: 'bytes' | 'utf-16' };
	hashtags: number;
	/** All tags together, as YouTube counts: commas between them, and quotes around those with a space. */
	tagUnits: number;
	/** Characters that the platform refuses in a title or a description. */
	refuses?: RegExp;
};

/** YouTube: Data API, videos resource (title 100 characters, description 5,000 bytes, tags 500 characters, no angle brackets). */
const youtube = {
	titleUnits: 100,
	description: { most: 5_000, unit: 'bytes' },
	tagUnits: 500,
	refuses: /[<>]/g,
} as const;

/** What the platforms take, as their publishing interfaces say. */
export const platformRules: Record<TextPlatform, PlatformRules> = {
	youtube: {
		...youtube,
		// YouTube shows three above the title and ignores all from 60 on.
		hashtags: 15,
		inWords:
			'YouTube: a title of up to 70 characters; a description of two or three paragraphs; 3 to 5 hashtags; 8 to 15 tags',
	},
	shorts: {
		...youtube,
		hashtags: 15,
		inWords:
			'YouTube Shorts: a title of up to 60 characters; a description of one or two sentences; 3 hashtags; 5 to 10 tags',
	},
	tiktok: {
		titleUnits: 0,
		// The post's `title`, which TikTok shows as the caption.
		description: { most: 2_200, unit: 'utf-16' },
		hashtags: 10,
		tagUnits: 0,
		inWords: 'TikTok: an empty title; as description a caption of up to 150 characters; 3 to 5 hashtags; no tags',
	},
	reels: {
		titleUnits: 0,
		description: { most: 2_200, unit: 'utf-16' },
		// Instagram refuses more than 30.
		hashtags: 30,
		tagUnits: 0,
		inWords:
			'Instagram Reels: an empty title; as description a caption of one to three sentences; 3 to 5 hashtags; no tags',
	},
};
