import type { IExecuteData, INodeExecutionData } from 'n8n-workflow';

/**
 * Lets expressions such as `$('Node').item` find their way back through a woken node. n8n then takes each output for
 * an input and pairs its items by their place (n8n-core 2.41, addPairedItemLineage), so that only the first has a
 * source. Where the places are right, every output gets that source; elsewhere none is better than a wrong one.
 */
export function leadBack(executeData: IExecuteData, outputs: readonly INodeExecutionData[][]): void {
	const source = executeData.source?.main?.[0];
	const isInPlace = outputs.every((items) => items.every(({ pairedItem }, place) => placeOf(pairedItem) === place));
	if (executeData.source && source && isInPlace) executeData.source = { main: outputs.map(() => source) };
}

function placeOf(pairedItem: INodeExecutionData['pairedItem']): number | undefined {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : undefined;
}
