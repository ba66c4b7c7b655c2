/** An ASS file in the frame's own pixels, which breaks no line by itself. */
export function assFile(
	frame: { width: number; height: number },
	styles: readonly string[],
	events: readonly string[],
): string {
	return [
		'[Script Info]',
		'ScriptType: v4.00+',
		`PlayResX: ${frame.width}`,
		`PlayResY: ${frame.height}`,
		'WrapStyle: 2',
		'ScaledBorderAndShadow: yes',
		'YCbCr Matrix: None',
		'',
		'[V4+ Styles]',
		'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
		...styles,
		'',
		'[Events]',
		'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
		...events,
		'',
	].join('\n');
}
