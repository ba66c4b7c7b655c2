import { execFileSync } from 'node:child_process';
import { describe } from '@jest/globals';
import { pythonWith } from './python-with';

const python = pythonWith('ffmpeg');
const asked = ['-c', 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())'];

/** Of PyPI, years newer than that of the system; empty where it is not installed. */
export const newerFfmpeg =
	python === null ? '' : execFileSync(python, asked, { encoding: 'utf8', timeout: 60_000 }).trim();

/** Tests that need it; skipped where it is missing, unless SHOWRUNNER_REQUIRE names python. */
export const describeNewerFfmpeg: typeof describe.skip = python === null ? describe.skip : describe;
