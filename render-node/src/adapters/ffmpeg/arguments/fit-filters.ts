import type { Fit, Framing, Size } from '../../../domain/timeline/render-plan.js';

/** The blurred background is drawn this much smaller: the blur hides it, and it costs next to nothing. */
const blurShrink = 16;
const dimmed = "lutyuv=y='16+(val-16)*0.6'";

/** Limited-range BT.709, which the encoder's tags promise. */
export const toBt709 = 'out_color_matrix=bt709:out_range=tv';

/** Filter chains from `[input]` to `[output]`: scaled to the canvas, cut to the box, 4:2:0. */
export function fitChains(input: string, output: string, fit: Fit, { canvas, box }: Framing, flags: string): string[] {
	const cut =
		box.width === canvas.width && box.height === canvas.height
			? []
			: [`crop=${box.width}:${box.height}:${box.x}:${box.y}`];
	const end = [...cut, 'setsar=1', 'format=yuv420p'].join(',');
	const scaled = ({ width, height }: Size) => `scale=${width}:${height}:flags=${flags}:${toBt709}`;
	if (fit.fit === 'cover') return [`[${input}]${scaled(canvas)},${end}[${output}]`];

	const small = {
		width: Math.max(2, Math.ceil(canvas.width / blurShrink)),
		height: Math.max(2, Math.ceil(canvas.height / blurShrink)),
	};
	const centred = (room: number, length: number) => 2 * Math.floor((room - length) / 4);
	return [
		`[${input}]split[${output}_behind][${output}_before]`,
		`[${output}_behind]scale=${small.width}:${small.height}:force_original_aspect_ratio=increase:flags=area:${toBt709},` +
			`crop=${small.width}:${small.height},format=yuv420p,gblur=sigma=3,${dimmed},scale=${canvas.width}:${canvas.height}:flags=bicubic,setsar=1[${output}_blurred]`,
		`[${output}_before]${scaled(fit.fitted)},format=yuv420p,setsar=1[${output}_sharp]`,
		`[${output}_blurred][${output}_sharp]overlay=${centred(canvas.width, fit.fitted.width)}:${centred(canvas.height, fit.fitted.height)},${end}[${output}]`,
	];
}
