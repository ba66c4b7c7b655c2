import { describe, expect, it } from '@jest/globals';
import { concatList, joinArguments } from '../../../../../render-node/src/adapters/ffmpeg/arguments/join-arguments.js';

describe('concatList', () => {
	it('quotes paths and tells lengths whose roundings do not add up', () => {
		const list = concatList(
			[
				{ path: "/a/it's.mp4", frameCount: 1 },
				{ path: '/b', frameCount: 1 },
				{ path: '/c', frameCount: 1 },
			],
			30,
		);
		expect(list.split('\n')).toEqual([
			'ffconcat version 1.0',
			String.raw`file 'file:/a/it'\''s.mp4'`, 'duration 0.033333',
			"file 'file:/b'", 'duration 0.033334',
			"file 'file:/c'", 'duration 0.033333',
			'',
		]); // prettier-ignore
	});
});

describe('joinArguments', () => {
	const encoding = { frame: { width: 2, height: 2 }, fps: 30, quality: 'draft', encoder: 'libx264' } as const;
	const request = {
		segments: [],
		encoding,
		audio: '/w/a.m4a',
		title: 'A\nB\u0000 = "C"; \\',
		locale: 'pt-BR',
		out: '/w/o.mp4',
	};

	it('copy both streams and name title and language', () => {
		const args = joinArguments(request, '/w/list');
		expect(args.slice(args.indexOf('-map'))).toEqual([
			...['-map', '0:v', '-map', '1:a', '-c', 'copy', '-map_metadata', '-1', '-metadata', 'title=A B  = "C"; \\'],
			...['-metadata:s', 'language=por', '-movflags', '+faststart', '-f', 'mp4', 'file:/w/o.mp4'],
		]);
	});

	it('leave out the sound where there is none', () => {
		expect(
			joinArguments({ ...request, audio: null }, '/w/list').filter((arg) => arg === '-map' || arg === '-i'),
		).toEqual(['-i', '-map']);
	});
});
