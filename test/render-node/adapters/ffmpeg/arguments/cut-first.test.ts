import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { cutFirst } from '../../../../../render-node/src/adapters/ffmpeg/arguments/cut-first.js';
import type { Box, Framing, Size } from '../../../../../render-node/src/domain/timeline/render-plan.js';

const exec = promisify(execFile);
const size = (width: number, height: number): Size => ({ width, height });
const middle = (canvas: Size, frame: Size): Framing => {
	const even = (room: number) => 2 * Math.floor(room / 4);
	return { canvas, box: { ...frame, x: even(canvas.width - frame.width), y: even(canvas.height - frame.height) } };
};
const upright = size(1080, 1920);

describe('a clip is cut before it is scaled', () => {
	it('to what is seen of it, where the scaled picture has the same pixels', () => {
		expect(cutFirst(size(1920, 1080), middle(size(3414, 1920), upright))).toEqual({
			filter: 'crop=w=iw*640/1920:h=ih:x=iw*640/1920:y=0',
			framing: { canvas: size(1138, 1920), box: { x: 28, y: 0, ...upright } },
		});
	});

	it('not where less than a tenth would go', () => {
		expect(cutFirst(size(1080, 1920), middle(upright, upright))).toBeNull();
		expect(cutFirst(size(1280, 720), middle(size(1280, 720), size(1220, 720)))).toBeNull();
	});

	it.each([
		[size(1280, 720), size(3414, 1920), upright],
		[size(3840, 2160), size(3414, 1920), upright],
		[size(853, 479), size(3420, 1920), upright],
		[upright, size(1920, 3414), size(1920, 1080)],
		[size(1920, 1080), size(2134, 1200), size(1080, 1080)],
	])('%j at %j, seen in %j: within the picture, and moved by a fraction of a pixel', (source, canvas, frame) => {
		const whole = middle(canvas, frame);
		const cut = cutFirst(source, whole);
		const [w, h, x, y] = numbersOf(cut?.filter ?? '', source);
		const seen = cut?.framing.box ?? { x: -1, y: -1, ...frame };
		expect(cut?.framing.canvas.width).toBeLessThan(frame.width * 1.6);
		expect(x + w).toBeLessThanOrEqual(source.width);
		expect(y + h).toBeLessThanOrEqual(source.height);
		for (const side of ['x', 'y'] as const) expect(seen[side]).toBeGreaterThanOrEqual(0);
		expect(Math.abs((x * canvas.width) / source.width + seen.x - whole.box.x)).toBeLessThan(0.3);
		expect(Math.abs((y * canvas.height) / source.height + seen.y - whole.box.y)).toBeLessThan(0.3);
		expect(Math.abs((w * canvas.width) / source.width - (cut?.framing.canvas.width ?? 0))).toBeLessThan(0.6);
	});

	it('shows the same picture', async () => {
		const whole = middle(size(854, 480), size(270, 480));
		const cut = cutFirst(size(320, 180), whole);
		const shown = ({ canvas, box }: Framing) => `scale=${canvas.width}:${canvas.height}:flags=bicubic,${cropOf(box)}`;
		const graph =
			'mandelbrot=s=320x180:maxiter=200,trim=end_frame=1,format=yuv420p,noise=alls=6:all_seed=3,split[a][b];' +
			`[a]${shown(whole)}[x];[b]${cut?.filter},${shown(cut?.framing ?? whole)}[y];[x][y]ssim`;
		const { stderr } = await exec('ffmpeg', ['-nostdin', '-hide_banner', '-filter_complex', graph, '-f', 'null', '-']);
		expect(Number(/SSIM.* All:([\d.]+)/.exec(stderr)?.[1])).toBeGreaterThan(0.998);
	});
});

const cropOf = ({ width, height, x, y }: Box) => `crop=${width}:${height}:${x}:${y}`;

/** What the filter's shares of a picture of that size come to. */
function numbersOf(filter: string, source: Size): [number, number, number, number] {
	const value = (name: string) => {
		const [, side = '0', part = '1', whole = '1'] =
			new RegExp(`[=:]${name}=(iw|ih|0)(?:\\*(\\d+)/(\\d+))?`).exec(filter) ?? [];
		return side === '0' ? 0 : ((side === 'iw' ? source.width : source.height) * Number(part)) / Number(whole);
	};
	return [value('w'), value('h'), value('x'), value('y')];
}
