import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type HardwareSettings = {
	/** Null: no driver, and therefore no encoder. */
	driver: string | null;
	/** Sessions that are opened before every further one is refused; null for any number. */
	sessions: number | null;
	/** What NVENC says then. */
	refusal: string;
	/** Each encode of a segment ends after so many frames, without a word; null for never. */
	lostAfterFrames: number | null;
	/** Files that the card does not decode. */
	undecodable: string[];
};

const program = path.join(import.meta.dirname, 'hardware-program.mjs');

/** Writes a program into `folder` that stands for FFmpeg on a machine with an NVIDIA card. */
export function fakeHardware(folder: string, given: Partial<HardwareSettings> = {}) {
	const [ffmpegPath, settingsFile] = [path.join(folder, 'ffmpeg-with-card'), path.join(folder, 'card.json')];
	const [calls, opened] = [path.join(folder, 'card-calls'), path.join(folder, 'card-sessions')];
	const real = String(execFileSync('which', ['ffmpeg'])).trim();
	let settings: HardwareSettings = {
		driver: '550',
		sessions: null,
		refusal: 'OpenEncodeSessionEx failed: out of memory (10): (no details)',
		lostAfterFrames: null,
		undecodable: [],
		...given,
	};
	const write = () => writeFileSync(settingsFile, JSON.stringify({ ...settings, ffmpegPath: real, calls, opened }));
	write();
	const quoted = [process.execPath, program, settingsFile].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
	writeFileSync(ffmpegPath, `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`);
	chmodSync(ffmpegPath, 0o755);
	return {
		ffmpegPath,
		change(changes: Partial<HardwareSettings>) {
			settings = { ...settings, ...changes };
			write();
		},
		/** Encoding sessions so far, the refused ones too. */
		sessions: () => (existsSync(opened) ? readFileSync(opened).length : 0),
		/** Argument arrays of every call so far. */
		calls: (): string[][] => (existsSync(calls) ? linesOf(calls).map((line) => JSON.parse(line)) : []),
	};
}
const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n');

export type FakeHardware = ReturnType<typeof fakeHardware>;
