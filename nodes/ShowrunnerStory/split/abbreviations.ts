/**
 * Words after which a full stop ends no sentence. Intl.Segmenter knows none of them: it ends a
 * sentence after "Dr.". Lower case, without the stop.
 */
const abbreviations = new Set(
	(
		'mr mrs ms dr prof st sr jr vs etc approx dept est fig inc ltd no vol gen col capt lt sgt rev hon ' +
		'e.g i.e a.m p.m u.s u.k ph.d ' +
		'hr fr nr bzw ca evtl ggf usw z.b d.h u.a str ' +
		'mme mlle av ' +
		'sra srta ud uds pág ' +
		'sig dott'
	).split(' '),
);

/** Whether the next segment still belongs to this one. */
export function endsInAbbreviation(sentence: string): boolean {
	const last = /(\S+)\.["'”’)\]]?\s*$/u.exec(sentence)?.[1];
	if (last === undefined) return false;
	const word = last.replace(/^[^\p{L}\p{N}]+/u, '');
	// A single capital is an initial, as in "J. Verne"; "I." may well end a sentence.
	return abbreviations.has(word.toLowerCase()) || (/^\p{Lu}$/u.test(word) && word !== 'I');
}
