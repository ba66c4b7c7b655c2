/** The look behind the scene, where text encoders that cut long prompts cut first. */
export const promptWithStyle = (prompt: string, style: string): string =>
	style === '' ? prompt : `${prompt}, ${style}`;
