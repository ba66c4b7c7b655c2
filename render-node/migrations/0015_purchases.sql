CREATE TABLE "showrunner"."prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"unit" text NOT NULL,
	"price_micros" double precision NOT NULL,
	"per" integer NOT NULL,
	"currency" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showrunner"."purchase_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"reservation_id" uuid NOT NULL,
	"outcome" text,
	"lease_expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showrunner"."purchases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"provider" text NOT NULL,
	"service" text NOT NULL,
	"operation" text NOT NULL,
	"model" text,
	"credential_name" text,
	"production_id" uuid,
	"channel" text,
	"amount_micros" bigint NOT NULL,
	"cost_micros" bigint,
	"currency" text NOT NULL,
	"ticket" json,
	"result" json,
	"asset_ids" text[] NOT NULL,
	"problem" text,
	"attempts" integer NOT NULL,
	"possibly_paid" integer NOT NULL,
	"attempt_id" uuid NOT NULL,
	"reservation_id" uuid,
	"keep_for_ms" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone,
	"outdated_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "showrunner"."purchase_attempts" ADD CONSTRAINT "purchase_attempts_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "showrunner"."purchases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prices_provider_model_unit" ON "showrunner"."prices" USING btree ("provider","model","unit");--> statement-breakpoint
CREATE INDEX "prices_newest" ON "showrunner"."prices" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchase_attempts_purchase" ON "showrunner"."purchase_attempts" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "purchase_attempts_due" ON "showrunner"."purchase_attempts" USING btree ("lease_expires_at") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "purchases_key" ON "showrunner"."purchases" USING btree ("key");--> statement-breakpoint
CREATE INDEX "purchases_newest" ON "showrunner"."purchases" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "purchases_production" ON "showrunner"."purchases" USING btree ("production_id");--> statement-breakpoint
CREATE INDEX "purchases_updated" ON "showrunner"."purchases" USING btree ("updated_at");