import { assFile } from '../captions/ass-file.js';
import type { Encoding, ProgressBar } from '../timeline/render-plan.js';
import { alpha, assColour, frameTime } from './ass-piece.js';

/** Progress bars as an ASS file: libass moves their ends by parts of a pixel. Its clock starts with the segment. */
export function barAss(bars: readonly ProgressBar[], { frame, fps }: Pick<Encoding, 'frame' | 'fps'>): string {
	const lines = bars.flatMap((bar, index) => {
		const { top, rows, seen, filled } = bar;
		const [start, end] = [frameTime(seen.from, fps), frameTime(seen.to, fps)];
		const rectangle = `m 0 0 l ${frame.width} 0 ${frame.width} ${rows} 0 ${rows}`;
		const line = (layer: number, place: string, colour: string, opacity: number) =>
			`Dialogue: ${2 * index + layer},${start.text},${end.text},Bar,,0,0,0,,` +
			`{\\an7${place}\\1c${assColour(colour)}\\1a${alpha(opacity)}\\p1}${rectangle}`;
		const sinceStart = (number: number) => Math.round((number * 1000) / fps) - start.ms;
		const [from, to] = [filled.from, filled.to].map((pixels) => (pixels - frame.width).toFixed(3));
		const moves = `\\move(${from},${top},${to},${top},${sinceStart(seen.from)},${sinceStart(seen.to)})`;
		return [line(0, `\\pos(0,${top})`, bar.background, bar.backgroundOpacity), line(1, moves, bar.colour, bar.opacity)];
	});
	const style = 'Style: Bar,Sans,20,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1';
	return assFile(frame, [style], lines);
}
