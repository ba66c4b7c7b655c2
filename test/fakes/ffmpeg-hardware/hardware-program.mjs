/**
 * In FFmpeg's place on a machine with an NVIDIA card: turns what the card would do into work of libx264 and hands the
 * rest to the real FFmpeg, in its own process. Refuses what the real encoder refuses, in its words.
 */
import { appendFileSync, readFileSync, statSync } from 'node:fs';

const [, , settingsFile, ...args] = process.argv;
const { ffmpegPath, driver, sessions, refusal, lostAfterFrames, undecodable, calls, opened } = JSON.parse(
	readFileSync(settingsFile, 'utf8'),
);
appendFileSync(calls, `${JSON.stringify(args)}\n`);

function refuse(...lines) {
	process.stderr.write(`${lines.join('\n')}\n`);
	process.exit(1);
}

const opening =
	'Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0 - maybe incorrect parameters such as bit_rate, rate, width or height';
const x264Presets = { p1: 'ultrafast', p4: 'superfast', p6: 'fast' };

/** Options of h264_nvenc that take a value, and what libx264 makes of it. */
const translations = {
	'-preset': (value) => (x264Presets[value] ? ['-preset', x264Presets[value]] : null),
	'-tune': (value) => (value === 'hq' ? [] : null),
	'-rc': (value) => (value === 'vbr' ? [] : null),
	'-cq': (value) => ['-crf', value],
	'-b:v': (value) => (value === '0' ? [] : null),
	'-forced-idr': () => [],
	'-no-scenecut': () => [],
	'-strict_gop': () => [],
	'-g': (value) => ['-g', value, '-sc_threshold', '0'],
	'-x264-params': () => null,
	'-crf': () => null,
};

function withoutDecoder(given) {
	const kept = [];
	let byCard = false;
	for (let index = 0; index < given.length; index++) {
		const [option, value] = [given[index], given[index + 1]];
		if (option === '-hwaccel' || option === '-hwaccel_output_format') {
			if (value !== 'cuda') refuse(`Device creation failed: -12.`);
			byCard = true;
			index++;
			continue;
		}
		if (option === '-i') {
			if (byCard && undecodable.some((name) => readsFile(value, name))) {
				refuse('[h264 @ 0x5581] No decoder surfaces left', 'Error while decoding stream #0:0: Invalid data found');
			}
			byCard = false;
		}
		kept.push(option.replace('hwdownload,', ''));
	}
	return kept;
}

const readsFile = (input, name) => input === `file:${name}`;

function withoutEncoder(given) {
	if (!given.includes('h264_nvenc')) return given;
	if (driver === null) refuse('[h264_nvenc @ 0x55d0] Cannot load libcuda.so.1', opening);
	appendFileSync(opened, '.');
	if (sessions !== null && statSync(opened).size > sessions) {
		refuse(`[h264_nvenc @ 0x55d0] ${refusal}`, '[h264_nvenc @ 0x55d0] No capable devices found', opening);
	}
	const start = given.indexOf('h264_nvenc') - 1;
	const kept = [...given.slice(0, start), '-c:v', 'libx264'];
	for (let index = start + 2; index < given.length; index++) {
		const [option, value] = [given[index], given[index + 1]];
		const translate = translations[option];
		if (translate === undefined) {
			kept.push(option);
			continue;
		}
		const translated = translate(value);
		if (translated === null)
			refuse(`[h264_nvenc @ 0x55d0] Error setting option ${option.slice(1)} to value ${value}.`, opening);
		kept.push(...translated);
		index++;
	}
	if (lostAfterFrames !== null && given.includes('-progress'))
		kept[kept.indexOf('-frames:v') + 1] = String(lostAfterFrames);
	return kept;
}

process.execve(ffmpegPath, ['ffmpeg', ...withoutEncoder(withoutDecoder(args))], process.env);
