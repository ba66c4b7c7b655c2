CREATE TABLE "showrunner"."review_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"reviewer" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_by" text,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "showrunner"."idempotency_keys" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "showrunner"."review_links" ADD CONSTRAINT "review_links_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "showrunner"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_links_newest" ON "showrunner"."review_links" USING btree ("review_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "idempotency_keys_resource" ON "showrunner"."idempotency_keys" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "productions_channel" ON "showrunner"."productions" USING btree ("channel","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "showrunner"."audit_log" USING btree ("actor","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "showrunner"."audit_log" USING btree ("action","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "spend_reservations_channel" ON "showrunner"."spend_reservations" USING btree ("channel","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "spend_reservations_provider" ON "showrunner"."spend_reservations" USING btree ("provider","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "spend_reservations_tier" ON "showrunner"."spend_reservations" USING btree ("tier","created_at") WHERE tier is not null;--> statement-breakpoint
CREATE INDEX "reviews_channel" ON "showrunner"."reviews" USING btree ("channel","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);