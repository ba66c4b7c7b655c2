import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { BatchOrder } from './batch/batch-order';
import type { ItemContext } from './item-context';

/** An item to put out: its fields, and files where it carries some. */
export type OutputItem = { json: IDataObject; binary?: INodeExecutionData['binary'] };

type Verb = {
	/** Stored in workflows: never renamed. */
	value: string;
	/** Title Case, without the resource. */
	name: string;
	/** Sentence case, with the resource, without articles. */
	action: string;
	description: string;
	/** Fields without the resource and operation conditions; the kit adds those. */
	properties: INodeProperties[];
};

/** A verb that works on one item at a time. */
export type ItemOperation = Verb & { execute(item: ItemContext): Promise<OutputItem | OutputItem[]> };

/** A verb that sends all items of the run together and may sleep until they are done. */
export type BatchOperation = Verb & {
	batch: BatchOrder;
	/** Another way for runs that a batch cannot do, such as those of vendors who are asked one by one. */
	byItem?: { isChosen(context: IExecuteFunctions): boolean } & Pick<ItemOperation, 'execute'>;
};

/** A verb that sees to the whole run itself: it may sleep for all items at once and sort them to several outputs. */
export type RunOperation = Verb & { run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> };

export type Operation = ItemOperation | BatchOperation | RunOperation;

export type Resource = {
	value: string;
	name: string;
	/** By the order of the menu; the first is the default. */
	operations: readonly Operation[];
};

/** Resource and operation menus, then the fields of each operation, shown only for it. */
export function toProperties(resources: readonly Resource[]): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(resources.map(({ name, value }) => ({ name, value }))),
			default: firstOf(resources),
		},
		...resources.map(toOperationMenu),
		...resources.flatMap((resource) => resource.operations.flatMap((operation) => toFields(resource, operation))),
	];
}

function toOperationMenu({ value, operations }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: byName(operations.map(({ name, value, action, description }) => ({ name, value, action, description }))),
		default: firstOf(operations),
	};
}

function toFields(resource: Resource, operation: Operation): INodeProperties[] {
	return operation.properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { resource: [resource.value], operation: [operation.value], ...property.displayOptions?.show },
		},
	}));
}

function firstOf(entries: readonly { value: string }[]): string {
	return entries[0]?.value ?? '';
}

function byName(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...options].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function findOperation(
	resources: readonly Resource[],
	resource: string,
	operation: string,
): Operation | undefined {
	return resources.find(({ value }) => value === resource)?.operations.find(({ value }) => value === operation);
}

/** Display name of a field by its name, also inside a collection. */
export function fieldNameIn(properties: readonly INodeProperties[], name: string): string | undefined {
	for (const property of properties) {
		if (property.name === name) return property.displayName;
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option] : [],
		);
		const found = fieldNameIn(inner, name);
		if (found !== undefined) return found;
	}
	return undefined;
}
