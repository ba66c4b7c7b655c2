import type { ModerationCategory } from '../../contract/vocabulary';

/**
 * Words in the labels of public picture classifiers, by our categories. A label may hold words of several. `unsafe` and
 * `nsfw` mean nudity and sex in nearly all of them.
 */
const wordsOfCategory: Partial<Record<ModerationCategory, RegExp>> = {
	sexual:
		/^(nud(e|es|ity)|naked|sex|sexual(ly|ity)?|porn\w*|erotic\w*|hentai|nsfw|explicit|unsafe|genitals?|genitalia)$/,
	suggestive: /^(sexy|suggestive|racy|sensual|enticing|lingerie|underwear|bikini|swimwear)$/,
	minors: /^(csam|csem)$/,
	violence: /^(violen(t|ce)|fights?|fighting|assault|riot)$/,
	graphic: /^(gor[ey]|blood(y|shed)?|corpses?|mutilat\w*|wounds?)$/,
	hate: /^(hate(ful)?|nazis?|swastikas?|racis[mt])$/,
	'self-harm': /^(suicid(e|al)|selfharm)$/,
	drugs: /^(drugs?|cocaine|heroin|cannabis|marijuana|syringes?)$/,
	weapons: /^(weapons?|weaponry|guns?|handguns?|firearms?|rifles?|pistols?|knife|knives)$/,
};
const negations = ['no', 'non', 'not', 'without', 'safe', 'sfw'];

/** Words of `NonViolence`, `not_nsfw`, `gore/blood` or `self-harm`, in lower case. */
const wordsOf = (label: string) =>
	label
		.replace(/self[\s_-]?harm/gi, 'selfharm')
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '');

/** Categories that a label of a picture classifier speaks of; none where it denies them or says something else. */
export function categoriesOf(label: string): ModerationCategory[] {
	const words = wordsOf(label);
	if (words.some((word) => negations.includes(word))) return [];
	const entries = Object.entries(wordsOfCategory) as [ModerationCategory, RegExp][];
	return entries.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([category]) => category);
}
