import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { facesInFrame } from '../../../kits/faces-in-frame.js';
import { frameColours } from '../../../kits/frame-pixels.js';

const portrait = 'test/fixtures/media/portrait.jpg';
const [width, height] = [162, 288];
let assembly: Assembly;
const id = { left: '', right: '', clip: '', disc: '' };

/** A face of some 50 pixels on a wall with a window, which a crop around the middle would show. */
const room = (x: number) => [
	...['-f', 'lavfi', '-i', "nullsrc=s=640x360:r=5:d=2,geq=lum='90+40*sin(X/23)*sin(Y/17)':cb=118:cr=136"],
	...['-i', portrait, '-filter_complex', `[1:v]scale=120:120[p];[0:v][p]overlay=${x}:60,format=yuv444p`],
];

beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'smart-crop' });
	id.left = await assembly.media('left.png', ...room(20), '-frames:v', '1');
	id.right = await assembly.media('right.png', ...room(500), '-frames:v', '1');
	id.clip = await assembly.media('clip.mp4', ...room(500), '-c:v', 'libx264', '-qp', '10', '-pix_fmt', 'yuv420p');
	const disc = "geq=r='if(lt(hypot(X-90,Y-200),60),230,70)':g=80:b=90";
	id.disc = await assembly.media(
		'disc.png',
		'-f',
		'lavfi',
		'-i',
		`nullsrc=s=640x360,format=rgb24,${disc}`,
		'-frames:v',
		'1',
	);
});
afterAll(() => assembly.remove());

const still = (assetId: string, fit?: string) => ({ kind: 'still', assetIds: { '16:9': assetId }, fit });
const shown = async (visual: object, { scale = 0.15, motion }: { scale?: number; motion?: object } = {}) => {
	const { result, files } = await assembly.assemble({
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 400, visual, motion }] },
		outputs: [{ aspectRatio: '9:16', fps: 25, quality: 'draft', scale }],
	});
	return { result, file: files[0] ?? '' };
};
const faces = async (...wish: Parameters<typeof shown>) => facesInFrame((await shown(...wish)).file, 9, width, height);

describe('fit "smart"', () => {
	it('keeps a face in sight that a plain crop loses', async () => {
		for (const assetId of [id.left, id.right]) {
			expect(await faces(still(assetId, 'cover'))).toBe(0);
			expect(await faces(still(assetId, 'smart'))).toBe(1);
		}
	});

	it('keeps it while a camera moves, which the kernel draws', async () => {
		const camera = (zoom: number) => ({ zoom, centreX: 0.5, centreY: 0.5 });
		expect(await faces(still(id.right, 'smart'), { motion: { from: camera(1), to: camera(1.3) } })).toBe(1);
	});

	it('keeps it in a clip, with one crop for all of it', async () => {
		const clip = { kind: 'clip', assetId: id.clip };
		expect(await faces(clip)).toBe(0);
		const { file } = await shown({ ...clip, fit: 'smart' });
		expect(await facesInFrame(file, 0, width, height)).toBe(1);
		expect(await facesInFrame(file, 9, width, height)).toBe(1);
	});

	it('keeps what stands out where there is no face', async () => {
		const reds = async (fit: string) => {
			const at = await frameColours((await shown(still(id.disc, fit))).file, 5, width);
			let count = 0;
			for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if ((at(x, y)[0] ?? 0) > 180) count += 1;
			return count;
		};
		const whole = Math.PI * (60 * (height / 360)) ** 2;
		expect(await reds('cover')).toBe(0);
		expect(await reds('smart')).toBeGreaterThan(0.97 * whole);
	});

	it('looks once at each picture, however often and large it is shown', async () => {
		const look = jest.spyOn(assembly.renderer, 'findFocus');
		const { result } = await shown(still(id.left, 'smart'), { scale: 0.2 });
		expect(result.segments.rendered).toBe(1);
		expect(look).not.toHaveBeenCalled();
		const { result: again } = await shown(still(id.left, 'smart'), { scale: 0.2 });
		expect(again.segments.reused).toBe(1);
		look.mockRestore();
	});

	it('leaves a picture of the frame’s own shape as it is', async () => {
		const tall = await assembly.media('tall.png', '-f', 'lavfi', '-i', 'testsrc=s=180x320', '-frames:v', '1');
		await shown(still(tall, 'cover'));
		const look = jest.spyOn(assembly.renderer, 'findFocus');
		expect((await shown(still(tall, 'smart'))).result.segments.reused).toBe(1);
		expect(look).not.toHaveBeenCalled();
		look.mockRestore();
	});
});
