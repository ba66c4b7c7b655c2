import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type InkBounds = { left: number; right: number; top: number; bottom: number; pixels: number };

/** Where libass leaves marks on a grey frame; null where it leaves none. Over several frames: wherever any has some. */
export function inkBounds(
	ass: string,
	{ width, height }: { width: number; height: number },
	folder: string,
	{ frames = 1, fps = 25 } = {},
): InkBounds | null {
	const file = join(folder, 'captions.ass');
	writeFileSync(file, ass);
	const picture = `color=0x808080:s=${width}x${height}:r=${fps}:d=${frames / fps},format=rgb24,ass=${file.replace(/[\\:',[\];]/gu, '\\$&')},format=gray`;
	const { stdout, stderr, status } = spawnSync(
		'ffmpeg',
		['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', picture, '-frames:v', String(frames), '-f', 'rawvideo', '-'],
		{ maxBuffer: 64 * 1024 * 1024, timeout: 30_000 },
	);
	if (status !== 0) throw new Error(stderr.toString());
	const bounds = { left: width, right: -1, top: height, bottom: -1, pixels: 0 };
	const ground = stdout[0] ?? 0;
	for (let at = 0; at < stdout.length; at++) {
		if (Math.abs((stdout[at] ?? 0) - ground) < 8) continue;
		const [x, y] = [at % width, Math.floor(at / width) % height];
		bounds.left = Math.min(bounds.left, x);
		bounds.right = Math.max(bounds.right, x);
		bounds.top = Math.min(bounds.top, y);
		bounds.bottom = Math.max(bounds.bottom, y);
		bounds.pixels++;
	}
	return bounds.pixels > 0 ? bounds : null;
}
