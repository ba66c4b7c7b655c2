import { describe, expect, it } from '@jest/globals';
import { concatList, joinArguments } from '../../../../../render-node/src/adapters/ffmpeg/arguments/join-arguments.js';

const encoding = { frame: { width: 2, height: 2 }, fps: 30, quality: 'draft', encoder: 'libx264' } as const;

describe('concatList', () => {
	it('has nothing decoded where the headers tell all, and leaves VP9 as it is', () => {
		const list = (encoder: 'libx265' | 'libvpx-vp9') =>
			concatList([{ path: '/a', frameCount: 30 }], { ...encoding, encoder }).split('\n');
		expect(list('libx265').slice(1, 4)).toEqual(["file 'file:/a'", 'option codec_whitelist none', 'duration 1.000000']);
		expect(list('libvpx-vp9').slice(1, 3)).toEqual(["file 'file:/a'", 'duration 1.000000']);
	});

	it('quotes paths and tells lengths whose roundings do not add up', () => {
		const list = concatList(
			[
				{ path: "/a/it's.mp4", frameCount: 1 },
				{ path: '/b', frameCount: 1 },
				{ path: '/c', frameCount: 1 },
			],
			encoding,
		);
		expect(list.split('\n').filter((line) => !line.startsWith('option'))).toEqual([
			'ffconcat version 1.0',
			String.raw`file 'file:/a/it'\''s.mp4'`, 'duration 0.033333',
			"file 'file:/b'", 'duration 0.033334',
			"file 'file:/c'", 'duration 0.033333',
			'',
		]); // prettier-ignore
	});
});

describe('joinArguments', () => {
	const request = {
		segments: [],
		encoding,
		audio: '/w/a.m4a',
		title: 'A\nB\u0000 = "C"; \\',
		locale: 'pt-BR',
		chapters: [],
		softTracks: [],
		out: '/w/o.mp4',
	};

	it('copy both streams and name title and language', () => {
		const args = joinArguments(request, '/w/list', null);
		expect(args.slice(args.indexOf('-map'))).toEqual([
			...['-map', '0:v', '-map', '1:a', '-c', 'copy', '-map_metadata', '-1', '-metadata', 'title=A B  = "C"; \\'],
			...['-metadata:s', 'language=por', '-movflags', '+faststart', '-f', 'mp4', 'file:/w/o.mp4'],
		]);
	});

	it.each([
		['/w/a.m4a', '2'],
		[null, '1'],
	])('take chapters, and their titles, from the last input', (audio, input) => {
		const args = joinArguments({ ...request, audio }, '/w/list', '/w/chapters');
		expect(args[args.lastIndexOf('-i') + 1]).toBe('file:/w/chapters');
		expect(args[args.indexOf('-map_chapters') + 1]).toBe(input);
		expect(args).not.toContain('-map_metadata');
	});

	it('leave out the sound where there is none', () => {
		expect(
			joinArguments({ ...request, audio: null }, '/w/list', null).filter((arg) => arg === '-map' || arg === '-i'),
		).toEqual(['-i', '-map']);
	});
});
