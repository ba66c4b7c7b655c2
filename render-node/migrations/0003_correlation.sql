CREATE TABLE "showrunner"."review_waits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_ids" uuid[] NOT NULL,
	"callback_url" text,
	"callback_reachable" boolean NOT NULL,
	"api_key_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"reasons" text[] NOT NULL,
	"text" text NOT NULL,
	"locale" text,
	"production_id" uuid,
	"channel" text,
	"assets" jsonb NOT NULL,
	"deciders" text[] NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"history" jsonb NOT NULL,
	"on_expiry" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"requested_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "showrunner"."jobs" ADD COLUMN "correlation_id" text;--> statement-breakpoint
CREATE INDEX "review_waits_open" ON "showrunner"."review_waits" USING gin ("review_ids") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "reviews_newest" ON "showrunner"."reviews" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reviews_state" ON "showrunner"."reviews" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "reviews_production" ON "showrunner"."reviews" USING btree ("production_id");--> statement-breakpoint
CREATE INDEX "reviews_due" ON "showrunner"."reviews" USING btree ("expires_at") WHERE state = 'pending';