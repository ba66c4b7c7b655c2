import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { colourDistance, frameColours } from '../../../kits/frame-pixels.js';
import { describeNewerFfmpeg, newerFfmpeg } from '../../../kits/newer-ffmpeg.js';
import { faultsOf, realMedia } from '../../../kits/planned-videos.js';

/** Each has another mixture of scenes, transitions, effects, overlays and captions. */
const seeds = Array.from({ length: 12 }, (_, index) => 200 + index);

const versionOf = (ffmpeg: string) =>
	Number(/version n?(\d+)/.exec(execFileSync(ffmpeg, ['-version'], { encoding: 'utf8' }))?.[1]);

describeNewerFfmpeg('an FFmpeg that is years newer than that of the system', () => {
	let assembly: Assembly;
	beforeAll(async () => {
		assembly = await createAssembly({ folderName: 'newer-ffmpeg', ffmpegPath: newerFfmpeg });
	});
	afterAll(() => assembly.remove());

	it('makes videos that are as they were planned', async () => {
		expect(versionOf(newerFfmpeg)).toBeGreaterThanOrEqual(9);
		expect(versionOf(newerFfmpeg)).toBeGreaterThan(versionOf('ffmpeg'));
		expect(await faultsOf(assembly, await realMedia(assembly), seeds)).toEqual([]);
	}, 300_000);

	it('shows colours as they were asked for, by the kernel and by the graph, and images over them', async () => {
		const graph = await createAssembly({ folderName: 'newer-graph', ffmpegPath: newerFfmpeg, stills: 'graph' });
		for (const { assemble, media } of [assembly, graph]) {
			const logo = await media(
				'logo.png',
				'-f',
				'lavfi',
				'-i',
				'color=0x20c0f0:s=90x90,format=rgb24',
				'-frames:v',
				'1',
			);
			const image = { kind: 'image', assetId: logo, centre: { x: 0.75, y: 0.5 }, width: 0.5 };
			const { files } = await assemble({
				...{ version: 1, locale: 'en', overlays: [image] },
				scenes: [{ id: 'a', durationMs: 400, visual: { kind: 'colour', colour: '#ff2010' } }],
				outputs: [{ aspectRatio: '16:9', scale: 320 / 1920, quality: 'final', fps: 30 }],
			});
			const at = await frameColours(files[0] ?? '', 5, 320);
			expect(colourDistance(at(60, 60), [255, 32, 16])).toBeLessThan(6);
			expect(colourDistance(at(240, 90), [32, 192, 240])).toBeLessThan(8);
		}
		graph.remove();
	});
});
