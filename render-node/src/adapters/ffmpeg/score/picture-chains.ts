import type { MissedMeasure } from '../../../domain/scoring/video-measures.js';

/** Writes one key of the frames that have it into a file of the working directory. */
const report = (key: string, file: string) => `metadata=mode=print:key=lavfi.${key}:file=${file}.txt`;

/** No larger than needed: what is looked for is seen in a small picture, in a third of the time. */
const fitted = (width: number) => `scale=w=trunc(min(${width}\\,iw)/2)*2:h=-2:flags=area:out_range=tv,format=yuv420p`;

/** By its own times, not by counting: a gap in a broken file must not be filled with copies. */
const everySeconds = (seconds: number) => `select=isnan(prev_selected_t)+gte(t-prev_selected_t\\,${seconds})`;

/**
 * Mean differences of pictures, 0 to 1, measured at 320 pixels. Encoders make a still differ from itself by up to
 * 0.00009 from frame to frame, and by up to 0.002 at their key frames. A slow zoom over a photograph differs by more
 * than `stir` in each half second, one of 1 % a second over a bare gradient in each second.
 */
const stir = 0.0001;
const cut = 0.003;
const shortestSeconds = 0.5;

const freezes = (noise: number, file: string) => [
	`freezedetect=n=${noise}:d=${shortestSeconds}`,
	...[report('freezedetect.freeze_start', `${file}-start`), report('freezedetect.freeze_end', `${file}-end`)],
	// Or the next detector would seem to have found the same.
	'metadata=mode=delete',
];

/** From the first moving stream to `[seen]`, with reports in the working directory. */
export function pictureChains(missed: readonly MissedMeasure[]): string[] {
	const has = (measure: MissedMeasure) => !missed.includes(measure);
	const watched = [
		...(has('black')
			? ['blackdetect=d=0.1', report('black_start', 'black-start'), report('black_end', 'black-end')]
			: []),
		...(has('frozen') ? [...freezes(stir, 'freeze'), ...freezes(cut, 'still')] : []),
	];
	const looks = [
		...(has('exposure')
			? [`[tones]${everySeconds(0.5)},${fitted(320)},signalstats,${report('signalstats.YLOW', 'low')},${report('signalstats.YHIGH', 'high')},nullsink`]
			: []),
		...(has('sharpness') ? [`[edges]${everySeconds(1)},${fitted(1280)},blurdetect,${report('blur', 'blur')},nullsink`] : []),
	]; // prettier-ignore
	const branches = looks.map((chain) => /^\[\w+\]/.exec(chain)?.[0] ?? '').join('');
	const whole = looks.length > 0 ? [`[0:V:0]split=${looks.length + 1}[whole]${branches}`] : [];
	return [
		...whole,
		`${looks.length > 0 ? '[whole]' : '[0:V:0]'}${[fitted(320), ...watched].join(',')}[seen]`,
		...looks,
	];
}
