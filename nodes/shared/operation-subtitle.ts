/** What stands under a node's name on the canvas: `get many: voice` rather than `getMany: voice`. */
export const operationSubtitle =
	'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}';
