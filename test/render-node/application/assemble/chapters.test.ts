import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

let assembly: Assembly;
beforeAll(async () => {
	assembly = await createAssembly();
});
afterAll(() => assembly.remove());

/** Signs that FFmpeg's format takes as its own, line ends, and letters of three scripts. */
const titles = ['a=b; #1 \\ "x"', 'One\n[CHAPTER]\nSTART=0', 'الفصل – 第三章 🎬'];
const timeline = (own: object) => ({
	version: 1,
	title: 'A title',
	locale: 'en',
	scenes: ['#102040', '#402010', '#104020'].map((colour, index) => {
		return { id: `s${index}`, durationMs: 480, visual: { kind: 'colour', colour }, transition: { kind: 'cut' } };
	}),
	outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'draft', scale: 0.1 }],
	...own,
});

function probe(file: string) {
	const args = ['-v', 'error', '-show_chapters', '-show_format', '-show_streams', '-of', 'json', file];
	return JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })) as {
		chapters: { start_time: string; end_time: string; tags: { title: string } }[];
		format: { tags: Record<string, string> };
		streams: { codec_type: string; duration: string; nb_frames: string }[];
	};
}

it('chapters are in the file as they are in the result', async () => {
	const chapters = titles.map((title, index) =>
		index === 1 ? { sceneId: 's1', title } : { startMs: index * 500, title },
	);
	const { result, files } = await assembly.assemble(timeline({ chapters }));
	const { chapters: found, format, streams } = probe(files[0] ?? '');
	const times = found.map(({ start_time, end_time }) => [Number(start_time) * 1000, Number(end_time) * 1000]);
	expect(times).toEqual([[0, 480], [480, 1000], [1000, 1440]]); // prettier-ignore
	expect(found.map(({ tags }) => tags.title)).toEqual([titles[0], 'One [CHAPTER] START=0', titles[2]]);
	expect(result.chapters?.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(times);
	expect(result.chapters?.map(({ title }) => title)).toEqual(titles);
	expect(result.warnings.map(({ code }) => code)).toEqual(['chapters-unfit']);
	expect(format.tags.title).toBe('A title');
	expect(streams.find(({ codec_type }) => codec_type === 'video')).toMatchObject({ nb_frames: '36' });
});

it('a video without chapters has no stream for them', async () => {
	const { result, files } = await assembly.assemble(timeline({}));
	expect(result).not.toHaveProperty('chapters');
	const { chapters, streams } = probe(files[0] ?? '');
	expect(chapters).toEqual([]);
	expect(streams.map(({ codec_type }) => codec_type)).toEqual(['video', 'audio']);
});
