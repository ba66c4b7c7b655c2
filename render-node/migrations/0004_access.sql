CREATE TABLE "showrunner"."api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"role" text NOT NULL,
	"tier" text NOT NULL,
	"family_id" uuid NOT NULL,
	"replaced_by_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "showrunner"."webhook_deliveries" ADD COLUMN "gave_up_for" text;--> statement-breakpoint
ALTER TABLE "showrunner"."webhook_deliveries" ADD COLUMN "replayed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "showrunner"."subscriptions" ADD COLUMN "failing_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "showrunner"."subscriptions" ADD COLUMN "disabled_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "showrunner"."api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_name" ON "showrunner"."api_keys" USING btree ("name") WHERE "showrunner"."api_keys"."revoked_at" is null and "showrunner"."api_keys"."replaced_by_id" is null;--> statement-breakpoint
CREATE INDEX "api_keys_family" ON "showrunner"."api_keys" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "api_keys_newest" ON "showrunner"."api_keys" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest" ON "showrunner"."webhook_deliveries" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_subscription" ON "showrunner"."webhook_deliveries" USING btree ("subscription_id");