import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createConvertPicture } from '../../../../render-node/src/adapters/ffmpeg/create-convert-picture.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createImageConvertHandler } from '../../../../render-node/src/application/handlers/image-convert.js';
import { ffmpeg } from '../../../kits/fingerprint-media.js';
import { makeClip, makeStill } from '../../../kits/made-media.js';
import { mediaJob } from '../../../kits/media-job.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('image-convert');
afterAll(() => folder.remove());
const tools = { ffmpegPath: 'ffmpeg', probeMedia: createProbeMedia('ffprobe'), log: silentLog() };
const job = mediaJob(folder.path, createImageConvertHandler({ convertPicture: createConvertPicture(tools) }));

/** 300×200: a third red, a third green, a third blue, from left to right. */
async function stripes(name: string): Promise<string> {
	const thirds = ['red', 'lime', 'blue'].flatMap((colour) => ['-f', 'lavfi', '-i', `color=${colour}:s=100x200`]);
	await ffmpeg(...thirds, '-filter_complex', 'hstack=3', '-frames:v', '1', job.at(name));
	return job.assets.add(job.at(name));
}

/** Red, green, blue and alpha of one pixel. */
async function pixel(assetId: string, x: number, y: number): Promise<number[]> {
	const args = [
		'-v',
		'error',
		'-i',
		await job.assets.localPath(assetId),
		'-vf',
		`format=rgba,crop=1:1:${x}:${y}:exact=1`,
	];
	return [...execFileSync('ffmpeg', [...args, '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'])];
}

describe('the handler of image.convert', () => {
	it.each(['png', 'jpeg', 'webp'] as const)('cuts a picture to an exact size, as %s', async (format) => {
		const assetId = await stripes('stripes.png');
		const result = await job.run({ assetId, width: 90, height: 160, format });
		expect(result).toMatchObject({ mediaType: `image/${format}`, width: 90, height: 160, warnings: [] });
		const asset = await job.assets.get(result.assetId);
		expect(asset.media).toMatchObject({ kind: 'image', width: 90, height: 160 });
		expect(asset.name).toBe(`stripes-90x160.${format === 'jpeg' ? 'jpg' : format}`);
		expect(asset.evidence[0]).toMatchObject({ origin: 'rendered', madeFrom: [assetId] });
		const [red = 255, green = 0, blue = 255] = await pixel(result.assetId, 45, 80);
		expect([red < 40, green > 215, blue < 40]).toEqual([true, true, true]);
	});

	it('shows all of a picture over a blurred copy', async () => {
		const { assetId } = await job.run({
			assetId: await stripes('all.png'),
			width: 240,
			height: 320,
			fit: 'contain',
			format: 'png',
		});
		// 240×160 of it in the middle; what lies above is dimmed.
		expect(await pixel(assetId, 20, 160)).toEqual([expect.any(Number), 0, 0, 255]);
		expect((await pixel(assetId, 20, 160))[0]).toBeGreaterThan(250);
		expect((await pixel(assetId, 220, 160))[2]).toBeGreaterThan(250);
		const [above = 0] = await pixel(assetId, 4, 10);
		expect(above).toBeLessThan(200);
		expect((await pixel(assetId, 120, 10))[1]).toBeGreaterThan(100);
	});

	it('keeps holes where the format can, and fills them with black where it cannot', async () => {
		await ffmpeg('-f', 'lavfi', '-i', 'color=red@0.0:s=64x64,format=rgba', '-f', 'lavfi', '-i', 'color=white:s=32x64,format=rgba',
			'-filter_complex', '[0][1]overlay=0:0:format=rgb', '-frames:v', '1', '-pix_fmt', 'rgba', job.at('holes.png')); // prettier-ignore
		const assetId = await job.assets.add(job.at('holes.png'));
		for (const format of ['png', 'webp'] as const) {
			const kept = await job.run({ assetId, width: 32, height: 32, format });
			expect((await pixel(kept.assetId, 28, 16))[3]).toBe(0);
			expect(await pixel(kept.assetId, 4, 16)).toEqual([255, 255, 255, 255]);
		}
		const flat = await job.run({ assetId, width: 32, height: 32 });
		const [red = 255, , , alpha] = await pixel(flat.assetId, 28, 16);
		expect([red < 12, alpha]).toEqual([true, 255]);
	});

	it('says that enlarging adds nothing, and obeys the quality', async () => {
		const assetId = await job.assets.add(await makeStill(job.at('detail.png'), 'mandelbrot=s=320x240'));
		const large = await job.run({ assetId, width: 960, height: 960 });
		expect(large.warnings).toMatchObject([{ code: 'detail-not-added', field: 'width' }]);
		expect(large.warnings[0]?.message).toContain('4.0 times');
		for (const format of ['jpeg', 'webp'] as const) {
			const size = async (quality: number) =>
				(await job.assets.get((await job.run({ assetId, width: 320, height: 240, format, quality })).assetId))
					.sizeBytes;
			expect(await size(95)).toBeGreaterThan(2 * (await size(20)));
		}
	});

	it('takes a picture of an odd size and colour space', async () => {
		await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=101x57', '-frames:v', '1', '-pix_fmt', 'gray16be', job.at('odd.png'));
		const assetId = await job.assets.add(job.at('odd.png'));
		for (const fit of ['cover', 'contain'] as const)
			expect(await job.run({ assetId, width: 33, height: 77, fit })).toMatchObject({ width: 33, height: 77 });
	});

	it('refuses a video, a drawing, a page and a torn picture', async () => {
		const clip = await makeClip(job.at('clip.mp4'), 'testsrc2=s=64x64:r=10:d=1');
		writeFileSync(
			job.at('drawing.svg'),
			'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>',
		);
		writeFileSync(job.at('page.jpg'), '<html>gone</html>');
		const whole = readFileSync(await makeStill(job.at('whole.png'), 'testsrc2=s=640x480'));
		writeFileSync(job.at('torn.png'), whole.subarray(0, 60));
		for (const file of [clip, job.at('drawing.svg'), job.at('page.jpg'), job.at('torn.png')]) {
			const assetId = await job.assets.add(file);
			await expect(job.run({ assetId, width: 64, height: 64 })).rejects.toMatchObject({
				problem: { type: 'picture-unreadable', field: 'assetId' },
			});
		}
	});

	it('refuses sizes that no picture should have', async () => {
		const assetId = await stripes('sizes.png');
		for (const size of [
			{ width: 8, height: 64 },
			{ width: 64, height: 10_000 },
			{ width: 64.5, height: 64 },
		])
			await expect(job.run({ assetId, ...size })).rejects.toThrow(/width|height/);
	});

	it('ends at once when it is cancelled', async () => {
		const cancel = new AbortController();
		const ended = job.run(
			{ assetId: await stripes('cancelled.png'), width: 8_000, height: 8_000, fit: 'contain' },
			cancel.signal,
		);
		cancel.abort(new Error('cancelled'));
		await expect(ended).rejects.toThrow('cancelled');
	});
});
