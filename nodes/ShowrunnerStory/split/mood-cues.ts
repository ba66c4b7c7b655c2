import { moods, type Mood } from '../../../contract/vocabulary';

/** Word stems that set a mood in English; punctuation speaks in every language. */
const cues: Record<Exclude<Mood, 'calm'>, RegExp> = {
	uplifting: /\b(hope|joy|bright|win|won|succe|dream|celebrat|love|proud|light|morning|free|smil|triumph)\w*|!/giu,
	mysterious:
		/\b(myster|secret|strange|unknown|shadow|whisper|hidden|vanish|fog|silen|midnight|nobody|riddle)\w*|\?|…/giu,
	dramatic: /\b(storm|fire|war|death|dead|danger|fight|crash|fear|scream|blood|broke|last|lost|never|battle)\w*/giu,
	playful: /\b(funny|laugh|silly|joke|play|game|dance|puppy|kitten|tickl|giggl|prank|goof)\w*|[\u{1F600}-\u{1F64F}]/giu,
};

/** The mood that most cues of a scene speak for; calm where none does. */
export function moodOf(text: string): Mood {
	const count = (mood: Mood) => (mood === 'calm' ? 0 : (text.match(cues[mood])?.length ?? 0));
	return moods.reduce<Mood>((best, mood) => (count(mood) > count(best) ? mood : best), 'calm');
}
