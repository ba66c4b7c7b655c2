import type { Media } from '@showrunner/contract';
import { notAsDeclared } from './media-problems.js';

const shown: readonly (string | undefined)[] = ['video', 'audio', 'image'];

/**
 * Refuses a file that is called a video, a sound or a picture and is none of them: a page of HTML, a program, a drawing
 * that loads other files (SVG). Which of the three it is called is a player's least worry.
 */
export function refuseFalseType(mediaType: string, media: Media | null): void {
	const [, family] = /^(\w+)\//.exec(mediaType.toLowerCase()) ?? [];
	if (shown.includes(family) && !shown.includes(media?.kind)) throw notAsDeclared(mediaType);
}
