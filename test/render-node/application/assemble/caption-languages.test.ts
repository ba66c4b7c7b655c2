import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

let assembly: Assembly;
beforeAll(async () => {
	assembly = await createAssembly();
});
afterAll(() => assembly.remove());

const said = (text: string, durationMs = 900) => ({ scenes: [{ startMs: 100, durationMs, text, words: [] }] });
const timeline = (captions: object, own: object = {}) => ({
	version: 1,
	locale: 'en',
	scenes: [{ id: 's', durationMs: 1000, visual: { kind: 'colour', colour: '#102040' } }],
	captions: { ...said('The lamp turned.'), burnIn: false, ...captions },
	outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'draft', scale: 0.1 }],
	...own,
});
const translations = [
	{ locale: 'ar', ...said('دار المصباح.') },
	{ locale: 'pt-BR', ...said('A lâmpada girou.', 5_000) },
];

type Stream = {
	codec_name: string;
	codec_type: string;
	tags: Record<string, string>;
	disposition: { default: number };
};
function textTracks(file = '') {
	const args = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', file];
	const { streams, format } = JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })) as {
		streams: Stream[];
		format: { duration: string };
	};
	const texts = streams.filter(({ codec_type }) => codec_type === 'subtitle');
	return { durationMs: Number(format.duration) * 1000, texts, kinds: streams.map(({ codec_type }) => codec_type) };
}
/** The words of one track as FFmpeg reads them back. */
const readBack = (file: string, track: number) =>
	execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-map', `0:s:${track}`, '-f', 'srt', '-'], { encoding: 'utf8' });

describe('captions in several languages', () => {
	it('become files by language, and tracks that name it', async () => {
		const chapters = [{ startMs: 0, title: 'Start' }];
		const { result, files } = await assembly.assemble(timeline({ translations, softTracks: true }, { chapters }));
		expect(result.captions.map(({ format, locale }) => `${locale} ${format}`)).toEqual(
			['en', 'ar', 'pt-BR'].flatMap((locale) => [`${locale} srt`, `${locale} vtt`]),
		);
		const texts = await Promise.all(
			result.captions.map(async ({ assetId }) => readFileSync(await assembly.assets.localPath(assetId), 'utf8')),
		);
		expect(texts[2]).toContain('دار المصباح.');
		expect(texts[5]).toContain('Language: pt-BR');
		const [file = ''] = files;
		const { texts: tracks, durationMs } = textTracks(file);
		expect(tracks.map(({ codec_name, tags }) => [codec_name, tags.language, tags.handler_name])).toEqual([
			['mov_text', 'eng', 'en'],
			['mov_text', 'ara', 'ar'],
			['mov_text', 'por', 'pt-BR'],
		]);
		expect(tracks.map(({ disposition }) => disposition.default)).toEqual([1, 0, 0]);
		expect(['The lamp turned.', 'دار المصباح.', 'A lâmpada girou.'].map((text, at) => readBack(file, at).includes(text)))
			.toEqual([true, true, true]); // prettier-ignore
		// The words of a translation that run past the video do not make it longer.
		expect(durationMs).toBeLessThan(1050);
	});

	it('are no tracks unless they are asked for', async () => {
		const { files } = await assembly.assemble(timeline({ translations }));
		expect(textTracks(files[0]).kinds).toEqual(['video', 'audio']);
	});

	it.each([
		['twice', [...translations, { locale: 'AR', ...said('x') }], 'translations[2].locale'],
		["in the timeline's own language", [{ locale: 'en', ...said('x') }], 'translations[0].locale'],
	])('are refused %s', async (_, repeated, field) => {
		await expect(assembly.assemble(timeline({ translations: repeated }))).rejects.toMatchObject({
			problem: { type: 'translation-repeated', field: `timeline.captions.${field}` },
		});
	});

	it('are refused where they begin after the end', async () => {
		const late = [{ locale: 'ar', scenes: [{ startMs: 1000, durationMs: 10, text: 'x', words: [] }] }];
		await expect(assembly.assemble(timeline({ translations: late }))).rejects.toMatchObject({
			problem: { type: 'start-beyond-end', field: 'timeline.captions.translations[0].scenes[0].startMs' },
		});
	});
});
