import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const silence = ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'anullsrc', '-t', '0.1'];
const many = (count: number, ...args: string[]) => Array.from({ length: count }, () => args).flat();

/** Files with more in them than any has: made by FFmpeg itself, so that all the rest about them is right. */
export async function madeHostileFiles(folder: string): Promise<{ bytes: Buffer; type: string }[]> {
	const out = (name: string) => path.join(folder, name);
	const note = out('note.txt');
	writeFileSync(note, 'a note');
	const tracks = async (count: number) => {
		await run('ffmpeg', [...silence, ...many(count, '-map', '0:a'), '-c:a', 'pcm_s16le', out(`tracks-${count}.mkv`)]);
		return readFileSync(out(`tracks-${count}.mkv`));
	};
	const attached = [...many(40, '-attach', note), '-metadata:s:t', 'mimetype=text/plain', '-c:a', 'pcm_s16le'];
	await run('ffmpeg', [...silence, ...attached, out('attached.mkv')]);
	return [
		{ bytes: await tracks(70), type: 'media-too-many-streams' },
		{ bytes: await tracks(300), type: 'media-type-false' },
		{ bytes: readFileSync(out('attached.mkv')), type: 'media-too-many-streams' },
	];
}
