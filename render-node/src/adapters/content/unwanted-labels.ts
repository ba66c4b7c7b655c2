/** Words of labels that classifiers of unwanted pictures give. */
const unwanted =
	/^(nud(e|es|ity)|naked|sex|sexy|sexual(ly|ity)?|porn\w*|erotic\w*|hentai|nsfw|gor[ey]|violen(t|ce)|unsafe)$/;
const negations = ['no', 'non', 'not', 'without'];

/** Words of `NonViolence`, `not_nsfw` or `gore/blood`, in lower case. */
const wordsOf = (label: string) =>
	label
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '');

/** Whether a label speaks of nudity, sex, gore or violence, and does not deny it. */
export function speaksOfTheUnwanted(label: string): boolean {
	const words = wordsOf(label);
	return !words.some((word) => negations.includes(word)) && words.some((word) => unwanted.test(word));
}
