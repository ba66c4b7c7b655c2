/** Texts that break what quotes, splits or cuts carelessly, each with its name. */
export const hardTexts: [name: string, text: string][] = [
	['quotes', `She said "it's 'so'" and \`left\` \\ $HOME`],
	['lines', 'first\nsecond\r\nthird\ttabbed'],
	['markup', '<b>&amp; &lt; ]]> <?xpacket end="w"?> </x:xmpmeta>'],
	['emoji and scripts', '🦊👩‍🚀 Ünïcödé 灯台 منارة'],
	['a leading dash', '-y -f lavfi'],
	['equals signs and filter signs', 'a=b=c;[0:v]:,=metadata'],
	['4,000 characters', 'Lorem ipsum ✨ '.repeat(300).slice(0, 4000)],
];
