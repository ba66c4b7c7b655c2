/**
 * A text as the value of one filter option inside a filter graph. Two parsers read it: the graph's, to which quotes and
 * `[],;` mean something, and the option list's, to which `:` does. Both take a backslash before any sign as that sign.
 */
export const filterValue = (text: string): string => {
	const option = text.replace(/[\\':]/g, '\\$&');
	return option.replace(/[\\'[\],;]/g, '\\$&');
};
