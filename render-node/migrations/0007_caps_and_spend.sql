CREATE TABLE "showrunner"."budget_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"budget_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"limit_micros" bigint NOT NULL,
	"reserved_micros" bigint NOT NULL,
	"committed_micros" bigint NOT NULL,
	"beyond_micros" bigint NOT NULL,
	"alerted_at" timestamp (3) with time zone,
	"hit_at" timestamp (3) with time zone,
	CONSTRAINT "budget_counts_not_negative" CHECK ("showrunner"."budget_counts"."reserved_micros" >= 0 and "showrunner"."budget_counts"."committed_micros" >= 0),
	CONSTRAINT "budget_counts_within_limit" CHECK ("showrunner"."budget_counts"."reserved_micros" + "showrunner"."budget_counts"."committed_micros" <= "showrunner"."budget_counts"."limit_micros" + "showrunner"."budget_counts"."beyond_micros")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."budgets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"period" text NOT NULL,
	"currency" text NOT NULL,
	"limit_micros" bigint NOT NULL,
	"alert_micros" bigint,
	"time_zone" text NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showrunner"."circuits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"credential_name" text NOT NULL,
	"failures" integer NOT NULL,
	"window_starts_at" timestamp (3) with time zone,
	"last_problem" text,
	"opened_at" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showrunner"."spend_reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"production_id" uuid,
	"channel" text,
	"provider" text NOT NULL,
	"service" text NOT NULL,
	"operation" text NOT NULL,
	"tier" text,
	"content_type" text,
	"amount_micros" bigint NOT NULL,
	"committed_micros" bigint,
	"beyond_cap" boolean NOT NULL,
	"currency" text NOT NULL,
	"alternatives" json NOT NULL,
	"count_ids" uuid[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "showrunner"."budget_counts" ADD CONSTRAINT "budget_counts_budget_id_budgets_id_fk" FOREIGN KEY ("budget_id") REFERENCES "showrunner"."budgets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "budget_counts_budget_starts" ON "showrunner"."budget_counts" USING btree ("budget_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "budgets_scope_key_period" ON "showrunner"."budgets" USING btree ("scope","key","period");--> statement-breakpoint
CREATE INDEX "budgets_newest" ON "showrunner"."budgets" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "circuits_provider_credential" ON "showrunner"."circuits" USING btree ("provider","credential_name");--> statement-breakpoint
CREATE INDEX "spend_reservations_newest" ON "showrunner"."spend_reservations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "spend_reservations_production" ON "showrunner"."spend_reservations" USING btree ("production_id");--> statement-breakpoint
CREATE INDEX "spend_reservations_due" ON "showrunner"."spend_reservations" USING btree ("expires_at") WHERE state = 'reserved';