CREATE SCHEMA "showrunner";
--> statement-breakpoint
CREATE TABLE "showrunner"."asset_evidence" (
	"asset_id" text NOT NULL,
	"digest" text NOT NULL,
	"evidence" json NOT NULL,
	"made_from" text[] NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "asset_evidence_asset_id_digest_pk" PRIMARY KEY("asset_id","digest")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."assets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"media" json,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showrunner"."batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"api_key_hash" text NOT NULL,
	"callback_url" text,
	"callback_context" json,
	"callback_reachable" boolean NOT NULL,
	"callback_delivered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid,
	"subscription_id" uuid,
	"url" text NOT NULL,
	"api_key_hash" text NOT NULL,
	"body" text,
	"attempts" integer NOT NULL,
	"gone_in_a_row" integer NOT NULL,
	"ticket_id" uuid,
	"last_answer" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"gave_up_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"resource_id" text NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"priority" text NOT NULL,
	"weight" text NOT NULL,
	"input" json NOT NULL,
	"result_key" text NOT NULL,
	"timeout_ms" integer NOT NULL,
	"fraction" double precision NOT NULL,
	"phase" text NOT NULL,
	"eta_ms" bigint,
	"attempts" integer NOT NULL,
	"failures" integer NOT NULL,
	"deaths" integer NOT NULL,
	"cached" boolean NOT NULL,
	"result" json,
	"problem" json,
	"production_id" uuid,
	"step" text,
	"batch_id" uuid,
	"batch_index" integer NOT NULL,
	"ticket_id" uuid,
	"run_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"deadline_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."production_assets" (
	"production_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"asset_id" text NOT NULL,
	CONSTRAINT "production_assets_production_id_position_pk" PRIMARY KEY("production_id","position")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."productions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"title" text NOT NULL,
	"channel" text,
	"locale" text NOT NULL,
	"state" text NOT NULL,
	"problem" json,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."results" (
	"key" text PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"result" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "showrunner"."subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"api_key_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "showrunner"."asset_evidence" ADD CONSTRAINT "asset_evidence_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "showrunner"."assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "showrunner"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "showrunner"."subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."jobs" ADD CONSTRAINT "jobs_production_id_productions_id_fk" FOREIGN KEY ("production_id") REFERENCES "showrunner"."productions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."jobs" ADD CONSTRAINT "jobs_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "showrunner"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."production_assets" ADD CONSTRAINT "production_assets_production_id_productions_id_fk" FOREIGN KEY ("production_id") REFERENCES "showrunner"."productions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."production_assets" ADD CONSTRAINT "production_assets_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "showrunner"."assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_evidence_made_from" ON "showrunner"."asset_evidence" USING gin ("made_from");--> statement-breakpoint
CREATE INDEX "assets_newest" ON "showrunner"."assets" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_batch" ON "showrunner"."webhook_deliveries" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "jobs_newest" ON "showrunner"."jobs" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "jobs_state" ON "showrunner"."jobs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "jobs_batch" ON "showrunner"."jobs" USING btree ("batch_id","batch_index");--> statement-breakpoint
CREATE INDEX "jobs_production" ON "showrunner"."jobs" USING btree ("production_id");--> statement-breakpoint
CREATE INDEX "jobs_run" ON "showrunner"."jobs" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "jobs_result_key" ON "showrunner"."jobs" USING btree ("result_key");--> statement-breakpoint
CREATE INDEX "production_assets_asset" ON "showrunner"."production_assets" USING btree ("asset_id");--> statement-breakpoint
CREATE UNIQUE INDEX "productions_idempotency_key" ON "showrunner"."productions" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "productions_newest" ON "showrunner"."productions" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);