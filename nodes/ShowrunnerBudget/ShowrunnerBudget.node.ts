import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { searchBudgets } from '../shared/methods/search-budgets';
import { searchPrices } from '../shared/methods/search-prices';
import { searchProductions } from '../shared/methods/search-productions';
import { searchPurchases } from '../shared/methods/search-purchases';
import { searchQuotas } from '../shared/methods/search-quotas';
import { toProperties } from '../shared/operation';
import { operationSubtitle } from '../shared/operation-subtitle';
import { runItems } from '../shared/run-items';
import { budget } from './actions/budget/budget.resource';
import { price } from './actions/price/price.resource';
import { purchase } from './actions/purchase/purchase.resource';
import { quota } from './actions/quota/quota.resource';
import { report } from './actions/report/report.resource';
import { spend } from './actions/spend/spend.resource';

const resources = [spend, budget, price, purchase, quota, report];

export class ShowrunnerBudget implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Showrunner Budget',
		name: 'showrunnerBudget',
		icon: { light: 'file:showrunnerBudget.svg', dark: 'file:showrunnerBudget.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Cap what videos, days and providers may cost, and hold money before it is spent',
		defaults: { name: 'Showrunner Budget' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'showrunnerApi', required: true }],
		properties: toProperties(resources),
	};

	methods = { listSearch: { searchBudgets, searchPrices, searchProductions, searchPurchases, searchQuotas } };

	async execute(this: IExecuteFunctions) {
		return await runItems(this, resources);
	}
}
