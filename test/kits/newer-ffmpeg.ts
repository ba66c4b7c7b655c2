import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe } from '@jest/globals';

const python = path.resolve(
	'.cache/ffmpeg',
	...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
);
const asked = ['-c', 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())'];

/** Of PyPI, years newer than that of the system; empty where it is not installed. */
export const newerFfmpeg = spawnSync(python, asked, { encoding: 'utf8', timeout: 60_000 }).stdout?.trim() ?? '';

if (newerFfmpeg === '' && (process.env.SHOWRUNNER_REQUIRE ?? '').split(',').includes('python'))
	throw new Error(`${python} has no imageio-ffmpeg; run node scripts/setup-diffusion.mjs`);

/** Tests that need it; skipped where it is missing, unless SHOWRUNNER_REQUIRE names python. */
export const describeNewerFfmpeg: typeof describe.skip = newerFfmpeg === '' ? describe.skip : describe;
