import { assFile } from '../captions/ass-file.js';
import { fontOf } from '../captions/ass-text.js';
import { scriptOfLocale } from '../captions/script-of.js';
import type { OverlayStage } from './overlay-stage.js';

/** An ASS file in the frame's own pixels. Places, sizes and colours are in the lines themselves; breaks are ours. */
export function overlayAss(lines: readonly string[], { frame, fonts, locale }: OverlayStage): string {
	const family = fontOf(fonts, scriptOfLocale(locale)).family.replaceAll(',', ' ');
	// BorderStyle 4 is libass's one box around all lines, padded by the shadow's depth. Encoding -1: direction from the text.
	const style = (name: string, border: number) =>
		`Style: ${name},${family},20,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,-1,0,0,0,100,100,0,0,${border},0,0,5,0,0,0,-1`;
	return assFile(frame, [style('Edged', 1), style('Boxed', 4)], lines);
}
