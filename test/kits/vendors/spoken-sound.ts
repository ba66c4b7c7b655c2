import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const encoders = {
	wav: ['-ar', '24000', '-f', 'wav'],
	mp3: ['-b:a', '64k', '-f', 'mp3'],
	ogg: ['-c:a', 'libopus', '-f', 'ogg'],
};
export type SoundFormat = keyof typeof encoders;
export type SpokenSound = { bytes: Uint8Array; durationMs: number };

/** As FFmpeg itself hears it. */
async function durationOf(bytes: Uint8Array): Promise<number> {
	const pending = run('ffmpeg', ['-hide_banner', '-i', 'pipe:0', '-f', 's16le', '-ar', '8000', '-ac', '1', 'pipe:1'], {
		...{ encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
	});
	pending.child.stdin?.end(bytes);
	return Math.round((await pending).stdout.length / 16);
}

const made = new Map<string, Promise<SpokenSound>>();

/** Speech that is really one, by the voice in FFmpeg; what it cannot read is a hum of a second. */
export async function spokenSound(text: string, format: SoundFormat): Promise<SpokenSound> {
	const key = `${format} ${text}`;
	const sound = made.get(key) ?? speak(text, format);
	made.set(key, sound);
	return await sound;
}

async function speak(text: string, format: SoundFormat): Promise<SpokenSound> {
	// What is left needs no escaping in a filter.
	const words = text.replace(/[^A-Za-z0-9 .]/g, '').trim();
	const source = words === '' ? 'sine=frequency=220:duration=1' : `flite=text=${words}:voice=slt`;
	const input = ['-hide_banner', '-loglevel', 'error', '-f', 'lavfi', '-i', source];
	const { stdout } = await run('ffmpeg', [...input, ...encoders[format], 'pipe:1'], {
		...{ encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
	});
	const bytes = new Uint8Array(stdout);
	return { bytes, durationMs: await durationOf(bytes) };
}
