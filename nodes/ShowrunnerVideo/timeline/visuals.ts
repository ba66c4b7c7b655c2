import type { Mood, VisualFit } from '../../../contract/vocabulary';

/** What a scene shows that has neither a picture nor a clip. */
export type BareScene = 'card' | 'colour' | 'gradient';

/** How pictures and clips are shown. */
export type VisualWishes = { fit: VisualFit; bare?: BareScene };

/** Dark enough for white captions; the first for scenes of one colour, both for gradients. */
const colours: Record<Mood, [string, string]> = {
	calm: ['#16324f', '#3b5f7a'],
	uplifting: ['#7a4a12', '#8c2f4b'],
	mysterious: ['#241a3a', '#0f4a52'],
	dramatic: ['#4a1418', '#1c1026'],
	playful: ['#0f4a3c', '#3f2a78'],
};

/** A colour of the scene's mood, a gradient of two of them, or its first words over that. */
export function bareVisual(bare: BareScene, mood: Mood, words: string) {
	const [colour, other] = colours[mood];
	if (bare === 'colour') return { kind: 'colour' as const, colour };
	const gradient = { kind: 'gradient' as const, colours: [colour, other], angleDegrees: 160 };
	if (bare === 'gradient' || words === '') return gradient;
	return { kind: 'card' as const, title: words, background: gradient };
}
