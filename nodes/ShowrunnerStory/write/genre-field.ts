import type { INodeProperties } from 'n8n-workflow';

const genres = [
	...[
		'Adventure',
		'Comedy',
		'Crime',
		'Documentary',
		'Drama',
		'Fairy Tale',
		'Fantasy',
		'History',
		'Horror',
		'Inspiration',
	],
	...['Mystery', 'News', 'Nature', 'Personal Growth', 'Science', 'Science Fiction', 'Tutorial'],
];

/** An expression may name any other. */
export const genreField: INodeProperties = {
	displayName: 'Genre',
	name: 'genre',
	type: 'options',
	options: [
		{ name: 'By the Topic', value: '' },
		...genres.map((name) => ({ name, value: name.toLowerCase() })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
	],
	default: '',
	description: 'Kind of story',
};
