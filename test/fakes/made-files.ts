import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** A true file with moving stripes, made by FFmpeg; `form` is the ending of its name and its container. */
export async function madeFile(
	form: 'png' | 'jpg' | 'webp' | 'mp4' | 'webm' | 'avi',
	{
		width,
		height,
		frames = 1,
		fps = 8,
		sound = false,
	}: { width: number; height: number; frames?: number; fps?: number; sound?: boolean },
): Promise<Buffer> {
	const folder = await mkdtemp(path.join(tmpdir(), 'showrunner-fake-'));
	const file = path.join(folder, `made.${form}`);
	const codecs: Record<string, string[]> = {
		mp4: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast'],
		webm: ['-c:v', 'libvpx', '-deadline', 'realtime'],
		avi: ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '1'],
	};
	try {
		await exec('ffmpeg', [
			...['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=${fps}`],
			...(sound
				? ['-f', 'lavfi', '-i', 'sine=r=48000', '-shortest', '-c:a', form === 'avi' ? 'pcm_s16le' : 'aac']
				: []),
			...['-frames:v', String(frames), ...(codecs[form] ?? []), file],
		]);
		return await readFile(file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
